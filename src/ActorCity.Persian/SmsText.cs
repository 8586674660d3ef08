namespace ActorCity.Persian;

/// <summary>
/// The length of text messages. A message with one Persian letter goes as UCS-2: 70 UTF-16 units alone, 67 in each part of a longer one,
/// whose header takes three. Source: 3GPP TS 23.038 and 23.040. Isolating characters count like others.
/// </summary>
public static class SmsText
{
    /// <summary>UTF-16 units of a message in one part.</summary>
    public const int LengthOfOne = 70;

    /// <summary>UTF-16 units of each part of a longer message.</summary>
    public const int LengthOfPart = 67;

    /// <summary>Parts that are sent and paid for; none for an empty text. No part ends within a character of two units, so that a part may be a unit short.</summary>
    public static int Parts(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.Length <= LengthOfOne)
        {
            return text.Length == 0 ? 0 : 1;
        }

        var parts = 0;
        for (var start = 0; start < text.Length; parts++)
        {
            var end = Math.Min(start + LengthOfPart, text.Length);
            start = end < text.Length && char.IsSurrogatePair(text[end - 1], text[end]) ? end - 1 : end;
        }

        return parts;
    }
}
