using System.Text;

namespace ActorCity.Domain.Commands;

/// <summary>Text that every engine and every JSON reader takes.</summary>
public static class StorableText
{
    /// <summary>No control characters but line feed, carriage return and tab; no half surrogate pairs.</summary>
    public static bool Is(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        for (var rest = text.AsSpan(); !rest.IsEmpty;)
        {
            if (Rune.DecodeFromUtf16(rest, out var rune, out var used) != System.Buffers.OperationStatus.Done
                || (Rune.IsControl(rune) && rune.Value is not ('\n' or '\r' or '\t')))
            {
                return false;
            }

            rest = rest[used..];
        }

        return true;
    }
}
