using System.Buffers.Text;
using System.Text;
using ActorCity.Contracts.Cases;

namespace ActorCity.Contracts.Queries;

/// <summary>
/// The cursors of the city's pages: the key of the last row that was given, opaque to callers. A cursor from outside is checked at the
/// edge with a <c>TryRead…</c> before it goes to a grain; it may be forged, but it only says where a page begins.
/// </summary>
public static class PageCursor
{
    /// <summary>Longest cursor that is looked at, characters.</summary>
    public const int LengthMax = 200;

    /// <summary>After this case, in pages of cases with the newest first.</summary>
    public static string AfterCase(DateTimeOffset openedAt, CaseId id) =>
        Write('c', openedAt.UtcTicks.ToString(CultureInfo.InvariantCulture), id.TrackingCode);

    /// <summary>After this journal sequence, in a timeline.</summary>
    public static string AfterSequence(long sequence) => Write('s', sequence.ToString(CultureInfo.InvariantCulture));

    /// <summary>After this office or service code.</summary>
    public static string AfterCode(string code) => Write('k', code);

    /// <summary>After this step, in pages of open work with the most urgent first.</summary>
    public static string AfterWork(DateTimeOffset dueAt, CaseId id, string step) =>
        Write('w', dueAt.UtcTicks.ToString(CultureInfo.InvariantCulture), id.TrackingCode, step);

    /// <summary>Reads a cursor of <see cref="AfterCase"/>.</summary>
    public static bool TryReadCase(string? cursor, out DateTimeOffset openedAt, out CaseId id)
    {
        openedAt = default;
        id = default;
        return Read(cursor, 'c', 2) is [var ticks, var code] && TryReadTime(ticks, out openedAt) && CaseId.TryParse(code, out id);
    }

    /// <summary>Reads a cursor of <see cref="AfterWork"/>.</summary>
    public static bool TryReadWork(string? cursor, out DateTimeOffset dueAt, out CaseId id, out string step)
    {
        dueAt = default;
        id = default;
        step = "";
        if (Read(cursor, 'w', 3) is not [var ticks, var code, var name]
            || !TryReadTime(ticks, out dueAt) || !CaseId.TryParse(code, out id) || !Names.IsCode(name))
        {
            return false;
        }

        step = name;
        return true;
    }

    /// <summary>Reads a cursor of <see cref="AfterSequence"/>.</summary>
    public static bool TryReadSequence(string? cursor, out long sequence)
    {
        sequence = 0;
        return Read(cursor, 's', 1) is [var text] && long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out sequence);
    }

    /// <summary>Reads a cursor of <see cref="AfterCode"/>.</summary>
    public static bool TryReadCode(string? cursor, out string code)
    {
        code = Read(cursor, 'k', 1) is [var text] && Names.IsCode(text) ? text : "";
        return code.Length > 0;
    }

    private static bool TryReadTime(string ticks, out DateTimeOffset at)
    {
        var read = long.TryParse(ticks, NumberStyles.None, CultureInfo.InvariantCulture, out var utcTicks) && utcTicks <= DateTimeOffset.MaxValue.UtcTicks;
        at = read ? new DateTimeOffset(utcTicks, TimeSpan.Zero) : default;
        return read;
    }

    private static string Write(char kind, params ReadOnlySpan<string> keys)
    {
        var text = new StringBuilder().Append(kind);
        foreach (var key in keys)
        {
            text.Append('\n').Append(key);
        }

        return Base64Url.EncodeToString(Encoding.UTF8.GetBytes(text.ToString()));
    }

    private static string[]? Read(string? cursor, char kind, int keys)
    {
        if (cursor is not { Length: > 0 and <= LengthMax } || !Base64Url.IsValid(cursor))
        {
            return null;
        }

        var parts = Encoding.UTF8.GetString(Base64Url.DecodeFromChars(cursor)).Split('\n');
        return parts.Length == keys + 1 && parts[0].Length == 1 && parts[0][0] == kind ? parts[1..] : null;
    }
}
