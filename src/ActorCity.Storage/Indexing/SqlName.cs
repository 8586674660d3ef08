namespace ActorCity.Storage.Indexing;

/// <summary>Names that become part of SQL text. They come from the program, never from outside; checked all the same.</summary>
internal static class SqlName
{
    /// <summary>Both engines read a double-quoted name as a name, whatever word it is (<c>case</c> is one of theirs).</summary>
    public static string Quote(string name) => $"\"{name}\"";

    public static string Check(string name) =>
        name is { Length: >= 1 and <= 48 } && char.IsAsciiLetterLower(name[0])
        && name.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '_')
            ? name
            : throw new ArgumentException($"'{name}' is no table or column name of the city: a-z, 0-9 and _ only.", nameof(name));
}
