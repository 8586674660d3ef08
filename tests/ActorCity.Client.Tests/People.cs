using System.Buffers.Text;
using System.Text;
using System.Text.Json;

namespace ActorCity.Client.Tests;

/// <summary>Who acts in the tests, and their tokens.</summary>
internal static class People
{
    public const string Intake = "01-01";

    public static Actor Clerk { get; } = new() { Person = "clerk-1", Office = Intake, Role = ActorRole.Clerk };

    public static Actor Citizen { get; } = new() { Person = "citizen-1", Role = ActorRole.Citizen };

    public static Actor Steward(int number) => new() { Person = $"steward-{number}", Role = ActorRole.Steward };

    public static Actor Examiner(string office) => new() { Person = $"examiner-{office}", Office = office, Role = ActorRole.Examiner };

    public static Actor Manager(string office) => new() { Person = $"manager-{office}", Office = office, Role = ActorRole.OfficeManager };

    /// <summary>A user with a token in the form of the city's, signed by nobody: this library reads it, and only the city verifies it.</summary>
    public static UserToken Token(Actor actor) => UserToken.FromAccessToken(Jwt(new Dictionary<string, string?>
    {
        ["sub"] = actor.Person, ["ac_role"] = JsonNamingPolicy.KebabCaseLower.ConvertName(actor.Role.ToString()), ["ac_office"] = actor.Office,
    }));

    public static string Jwt(IEnumerable<KeyValuePair<string, string?>> claims) => string.Join(
        '.', Part("""{"alg":"none"}"""), Part(JsonSerializer.Serialize(claims.Where(c => c.Value is not null).ToDictionary(c => c.Key, c => c.Value))), "x");

    private static string Part(string json) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(json));
}

/// <summary>Whoever the calling flow says, as a front end takes the user from its request.</summary>
internal sealed class FlowUser : IUserTokenSource
{
    private readonly AsyncLocal<UserToken?> user = new();

    public UserToken? User
    {
        get => user.Value;
        set => user.Value = value;
    }

    public ValueTask<UserToken?> GetAsync(CancellationToken cancellation) => new(user.Value);
}
