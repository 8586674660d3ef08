using System.Text.RegularExpressions;

namespace ActorCity.Persian.Tests;

/// <summary>Pairs of texts from a file of <c>Golden</c>, one pair a line; <c>\uXXXX</c> stands for a character.</summary>
internal static class Golden
{
    public static IReadOnlyList<(string Left, string Right)> Pairs(string file, string separator) =>
        [.. File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Golden", file))
            .Where(line => line is not ("" or ['#', ..]))
            .Select(line => line.Split(separator))
            .Select(parts => (Regex.Unescape(parts[0]), Regex.Unescape(parts[1])))];
}
