using System.Collections.Frozen;
using System.Text.Json;
using ActorCity.Contracts.Cases;
using ActorCity.Contracts.Queries;

namespace ActorCity.Http.Requests;

/// <summary>Reads the query string strictly: a parameter that nobody knows is refused, as a member of a body would be.</summary>
internal readonly struct QueryReader
{
    private const int LimitMax = 200;
    private const int LimitDefault = 50;
    private const int TextLengthMax = PageCursor.LengthMax;
    private readonly IQueryCollection query;

    public QueryReader(HttpRequest request, QueryParameters known)
    {
        query = request.Query;
        foreach (var (name, values) in query)
        {
            if (name == "applicant")
            {
                throw new RequestRefusedException(RequestErrors.ApplicantInAddress);
            }

            if (!known.All.Any(parameter => parameter.Name == name))
            {
                throw new RequestRefusedException(RequestErrors.ParameterUnknown.With("parameter", name.Length <= 64 ? name : name[..64] + "…"));
            }

            if (values.Count != 1 || values[0] is not { Length: > 0 and <= TextLengthMax } text || text.Any(char.IsControl))
            {
                throw Malformed(name);
            }
        }
    }

    public string? Text(string name) => query.TryGetValue(name, out var values) ? values[0] : null;

    public string? Code(string name) => Text(name) is not { } text ? null : Names.IsCode(text) ? text : throw Malformed(name);

    /// <summary>The cursor, if it is one that this kind of page gives.</summary>
    public string? Cursor(Func<string, bool> check) => Text("cursor") is not { } text ? null : check(text) ? text : throw Malformed("cursor");

    public int Limit() => Number("limit", 1, LimitMax) ?? LimitDefault;

    public int? Number(string name, int min, int max) => Text(name) is not { } text ? null
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= min && number <= max ? number
        : throw Malformed(name);

    public CaseId? Case(string name) => Text(name) is not { } text ? null : CaseId.TryParse(text, out var id) ? id : throw Malformed(name);

    public DateTimeOffset? Instant(string name) => Text(name) is not { } text ? null
        : Instants.TryParse(text, out var instant) ? instant : throw Malformed(name);

    public T? Word<T>(string name) where T : struct, Enum => Text(name) is not { } text ? null
        : Words<T>.ByName.TryGetValue(text, out var value) ? value : throw Malformed(name);

    private static RequestRefusedException Malformed(string name) => new(RequestErrors.ParameterMalformed.With("parameter", name));
}

/// <summary>The words of an enumeration as they stand in JSON.</summary>
internal static class Words<T> where T : struct, Enum
{
    public static FrozenDictionary<string, T> ByName { get; } =
        Enum.GetValues<T>().ToFrozenDictionary(value => Words.Of(typeof(T), value), StringComparer.Ordinal);
}

/// <summary>The words of enumerations as they stand in JSON.</summary>
internal static class Words
{
    public static IEnumerable<string> Of(Type type) => Enum.GetNames(type).Select(JsonNamingPolicy.KebabCaseLower.ConvertName);

    public static string Of(Type type, object value) => JsonNamingPolicy.KebabCaseLower.ConvertName(Enum.GetName(type, value)!);
}

/// <summary>Which cursors belong to which kind of page.</summary>
internal static class Cursors
{
    public static bool OfCases(string cursor) => PageCursor.TryReadCase(cursor, out _, out _);

    public static bool OfTimeline(string cursor) => PageCursor.TryReadSequence(cursor, out _);

    public static bool OfCodes(string cursor) => PageCursor.TryReadCode(cursor, out _);
}
