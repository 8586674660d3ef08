using System.Buffers.Text;
using System.Text.Json;

namespace ActorCity.Client;

/// <summary>
/// An access token of the city and who it says acts. This library reads the token without verifying it: the city verifies it, and refuses
/// a command whose actor is not the token's.
/// </summary>
public sealed class UserToken
{
    private UserToken(string? value, Actor actor)
    {
        Value = value;
        Actor = actor;
    }

    /// <summary>The token as it travels; null where a city without identities believes what it is told.</summary>
    public string? Value { get; }

    /// <summary>Who acts.</summary>
    public Actor Actor { get; }

    /// <summary>Reads person, role and office (<c>sub</c>, <c>ac_role</c>, <c>ac_office</c>) from a signed access token.</summary>
    /// <exception cref="FormatException">It is not a signed JSON web token, or says not who acts.</exception>
    public static UserToken FromAccessToken(string token)
    {
        ArgumentNullException.ThrowIfNull(token);
        var parts = token.Split('.');
        if (parts.Length != 3 || !Base64Url.IsValid(parts[1]))
        {
            throw new FormatException("Not a signed JSON web token.");
        }

        try
        {
            using var claims = JsonDocument.Parse(Base64Url.DecodeFromChars(parts[1]));
            var root = claims.RootElement;
            return new UserToken(token, new Actor
            {
                Person = root.GetProperty("sub").GetString() ?? throw new FormatException("The token names no person."),
                Role = root.GetProperty("ac_role").Deserialize<ActorRole>(CityJson.Stored),
                Office = root.TryGetProperty("ac_office", out var office) ? office.GetString() : null,
            });
        }
        catch (Exception exception) when (exception is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            // Never with the token's text: it would end in a log.
            throw new FormatException("The token does not say who acts: it needs the claims sub and ac_role.", exception);
        }
    }

    /// <summary>Who acts, stated without proof. A city with identities refuses it.</summary>
    public static UserToken Stated(Actor actor)
    {
        ArgumentNullException.ThrowIfNull(actor);
        return new UserToken(null, actor);
    }
}
