using System.Collections;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace ActorCity.Http.Requests;

/// <summary>How bodies are read: strictly, and with a refusal that names the member.</summary>
internal static class RequestJson
{
    /// <summary>Longest member path in a refusal, characters: the path comes from the caller.</summary>
    private const int MemberLengthMax = 100;

    public static JsonSerializerOptions Options { get; } = Create();

    public static JsonTypeInfo<T> TypeOf<T>() => (JsonTypeInfo<T>)Options.GetTypeInfo(typeof(T));

    /// <summary>Says what is wrong with a body, without repeating its contents.</summary>
    public static Refusal Explain(JsonException exception)
    {
        // The serializer has one exception type and tells the kinds apart in its message only; tests pin these words.
        var message = exception.Message;
        if (message.Contains("could not be mapped to any .NET member", StringComparison.Ordinal))
        {
            return RequestErrors.MemberUnknown.With("member", Member(exception.Path));
        }

        if (message.Contains("missing required properties", StringComparison.Ordinal))
        {
            return RequestErrors.MemberMissing.With("member", Join(Member(exception.Path), Quoted(message, message.LastIndexOf(':'))));
        }

        if (message.Contains("Duplicate property", StringComparison.Ordinal))
        {
            return RequestErrors.MemberDuplicate.With("member", Join(Member(exception.Path), Quoted(message, 0)));
        }

        // Syntax errors carry the reader's inner exception; wrong types and forms do not, or carry another one.
        var syntax = exception.InnerException is JsonException || message.Contains("does not contain any JSON tokens", StringComparison.Ordinal)
            || message.Contains("depth", StringComparison.Ordinal);
        return syntax ? RequestErrors.JsonMalformed : RequestErrors.MemberMalformed.With("member", Member(exception.Path));
    }

    private static string Member(string? path) => path switch
    {
        null or "" or "$" => "$",
        _ => Short(path.StartsWith("$.", StringComparison.Ordinal) ? path[2..] : path),
    };

    private static string Join(string parent, string name) =>
        name.Length == 0 ? parent : Short(parent == "$" ? name : parent.EndsWith(name, StringComparison.Ordinal) ? parent : $"{parent}.{name}");

    private static string Quoted(string message, int from)
    {
        var start = message.IndexOf('\'', Math.Max(0, from));
        var end = start < 0 ? -1 : message.IndexOf('\'', start + 1);
        return end < 0 ? "" : message[(start + 1)..end];
    }

    private static string Short(string member) => member.Length <= MemberLengthMax ? member : member[..MemberLengthMax] + "…";

    private static JsonSerializerOptions Create()
    {
        var options = new JsonSerializerOptions { RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true };
        CityJson.Apply(options, JsonUnmappedMemberHandling.Disallow);
        options.Converters.Add(new TextConverter());
        options.Converters.Add(new InstantConverter());
        options.TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { NoNullElements } };
        options.MakeReadOnly(populateMissingResolver: true);
        return options;
    }

    // The serializer checks members for null, but not what is inside a list or a map.
    private static void NoNullElements(JsonTypeInfo type)
    {
        foreach (var member in type.Properties)
        {
            if (member is { Set: { } set } && HasElements(Nullable.GetUnderlyingType(member.PropertyType) ?? member.PropertyType))
            {
                member.Set = (owner, value) =>
                {
                    var elements = value is IDictionary map ? map.Values : (IEnumerable?)value;
                    if (elements?.Cast<object?>().Any(element => element is null) == true)
                    {
                        throw new JsonException("A null element.");
                    }

                    set(owner, value);
                };
            }
        }
    }

    private static bool HasElements(Type type) => type != typeof(string) && typeof(IEnumerable).IsAssignableFrom(type);
}
