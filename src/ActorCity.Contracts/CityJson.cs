using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;

namespace ActorCity.Contracts;

/// <summary>The one JSON form of the city: camelCase, enum words in kebab-case, absent instead of null, Persian unescaped.</summary>
public static class CityJson
{
    /// <summary>For what the city stores: readers skip members they do not know, so that an older program reads a newer row.</summary>
    public static JsonSerializerOptions Stored { get; } = Create(JsonUnmappedMemberHandling.Skip);

    /// <summary>For what comes from outside: an unknown member is an error.</summary>
    public static JsonSerializerOptions Strict { get; } = Create(JsonUnmappedMemberHandling.Disallow);

    /// <summary>Applies the city's form to options that a framework owns.</summary>
    public static void Apply(JsonSerializerOptions options, JsonUnmappedMemberHandling unmapped)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.PropertyNamingPolicy = JsonNamingPolicy.CamelCase;
        options.DictionaryKeyPolicy = null;
        options.PropertyNameCaseInsensitive = false;
        options.DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull;
        options.NumberHandling = JsonNumberHandling.Strict;
        options.ReadCommentHandling = JsonCommentHandling.Disallow;
        options.AllowDuplicateProperties = false;
        options.UnmappedMemberHandling = unmapped;
        options.MaxDepth = 32;

        // By default Persian is escaped to \uXXXX, which makes a 2.3 KB state 3.4 KB.
        options.Encoder = JavaScriptEncoder.Create(UnicodeRanges.All);
        options.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false));
    }

    private static JsonSerializerOptions Create(JsonUnmappedMemberHandling unmapped)
    {
        var options = new JsonSerializerOptions();
        Apply(options, unmapped);
        options.MakeReadOnly(populateMissingResolver: true);
        return options;
    }
}
