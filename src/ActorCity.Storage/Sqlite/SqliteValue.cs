using System.Text;

namespace ActorCity.Storage.Sqlite;

/// <summary>What one column of a read model holds: a whole number, a text, or nothing.</summary>
internal readonly record struct SqliteValue(long Number, string? Text, bool IsNumber)
{
    private const int OnStack = 512;

    public static SqliteValue Of(long number) => new(number, null, IsNumber: true);

    public static SqliteValue Of(string? text) => new(0, text, IsNumber: false);

    public void Bind(SqliteStatement statement, int number)
    {
        if (IsNumber)
        {
            statement.Set(number, Number);
        }
        else
        {
            statement.Set(number, Text);
        }
    }

    /// <summary>Whether a column of the statement's row holds it.</summary>
    public bool IsIn(SqliteStatement row, int column)
    {
        if (IsNumber || Text is null)
        {
            return row.IsNull(column) ? !IsNumber : IsNumber && row.Number(column) == Number;
        }

        if (row.IsNull(column))
        {
            return false;
        }

        var stored = row.Bytes(column);
        var most = Encoding.UTF8.GetMaxByteCount(Text.Length);
        var buffer = most > OnStack ? new byte[most] : stackalloc byte[OnStack];
        return stored.SequenceEqual(buffer[..Encoding.UTF8.GetBytes(Text, buffer)]);
    }
}
