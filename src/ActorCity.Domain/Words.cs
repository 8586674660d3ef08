using System.Text.Json;

namespace ActorCity.Domain;

/// <summary>Enum members as the words that the city's JSON uses.</summary>
public static class Words
{
    public static string Of<T>(T value) where T : struct, Enum => JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());
}
