using System.Text.Json;

namespace ActorCity.Benchmarks.Lifecycle;

/// <summary>Picks single members out of a JSON object without building it.</summary>
internal static class JsonMembers
{
    /// <summary>A string member of the outermost object; null if there is none.</summary>
    public static string? Text(ReadOnlySpan<byte> json, ReadOnlySpan<byte> member)
    {
        if (json.IsEmpty || json[0] != (byte)'{')
        {
            return null;
        }

        var reader = new Utf8JsonReader(json);
        while (reader.Read())
        {
            if (reader.TokenType != JsonTokenType.PropertyName)
            {
                continue;
            }

            var found = reader.CurrentDepth == 1 && reader.ValueTextEquals(member);
            reader.Read();
            if (found)
            {
                return reader.TokenType == JsonTokenType.String ? reader.GetString() : null;
            }

            reader.Skip();
        }

        return null;
    }

    /// <summary>True if the outermost object has an array of this name that is not empty.</summary>
    public static bool HasItems(ReadOnlySpan<byte> json, ReadOnlySpan<byte> member)
    {
        var reader = new Utf8JsonReader(json);
        while (reader.Read())
        {
            if (reader.TokenType == JsonTokenType.PropertyName && reader.CurrentDepth == 1)
            {
                var found = reader.ValueTextEquals(member);
                reader.Read();
                if (found)
                {
                    return reader.TokenType == JsonTokenType.StartArray && reader.Read() && reader.TokenType != JsonTokenType.EndArray;
                }

                reader.Skip();
            }
        }

        return false;
    }
}
