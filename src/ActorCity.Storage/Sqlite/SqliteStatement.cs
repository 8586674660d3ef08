using System.Buffers;
using System.Text;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace ActorCity.Storage.Sqlite;

/// <summary>
/// One prepared statement whose parameters are set by number. It calls SQLite itself: through the driver's commands a short statement
/// costs more for looking up its parameters' names than for what it does.
/// </summary>
internal sealed class SqliteStatement : IDisposable
{
    private const int OnStack = 512;

    private readonly sqlite3 database;
    private readonly sqlite3_stmt statement;

    public SqliteStatement(SqliteConnection connection, string text)
    {
        database = connection.Handle!;
        Check(raw.sqlite3_prepare_v3(database, text, raw.SQLITE_PREPARE_PERSISTENT, out statement));
    }

    /// <summary>Sets parameter <c>?number</c>, from 1.</summary>
    public SqliteStatement Set(int number, long value)
    {
        Check(raw.sqlite3_bind_int64(statement, number, value));
        return this;
    }

    /// <inheritdoc cref="Set(int, long)"/>
    public SqliteStatement Set(int number, ReadOnlySpan<byte> value)
    {
        Check(raw.sqlite3_bind_blob(statement, number, value));
        return this;
    }

    /// <inheritdoc cref="Set(int, long)"/>
    public SqliteStatement Set(int number, string? value)
    {
        if (string.IsNullOrEmpty(value))
        {
            // An empty span would be bound as NULL.
            Check(value is null ? raw.sqlite3_bind_null(statement, number) : raw.sqlite3_bind_text(statement, number, ""));
            return this;
        }

        var most = Encoding.UTF8.GetMaxByteCount(value.Length);
        var rented = most > OnStack ? ArrayPool<byte>.Shared.Rent(most) : null;
        var buffer = rented ?? stackalloc byte[OnStack];
        Check(raw.sqlite3_bind_text(statement, number, buffer[..Encoding.UTF8.GetBytes(value, buffer)]));
        if (rented is not null)
        {
            ArrayPool<byte>.Shared.Return(rented);
        }

        return this;
    }

    /// <summary>Runs it to its end. The number of rows changed, when it is one that changes rows.</summary>
    public int Run()
    {
        while (Step())
        {
        }

        return raw.sqlite3_changes(database);
    }

    /// <summary>The first row's number.</summary>
    public long Scalar()
    {
        var number = Step() ? Number(0) : 0;
        Reset();
        return number;
    }

    /// <summary>Goes to the next row; false, and ready for another run, after the last one.</summary>
    public bool Step()
    {
        var code = raw.sqlite3_step(statement);
        if (code == raw.SQLITE_ROW)
        {
            return true;
        }

        try
        {
            Check(code);
            return false;
        }
        finally
        {
            Reset();
        }
    }

    /// <summary>Ends a run before its last row.</summary>
    public void Reset() => _ = raw.sqlite3_reset(statement);

    public bool IsNull(int column) => raw.sqlite3_column_type(statement, column) == raw.SQLITE_NULL;

    public long Number(int column) => raw.sqlite3_column_int64(statement, column);

    public string Text(int column) => raw.sqlite3_column_text(statement, column).utf8_to_string();

    /// <summary>A blob, or a text's UTF-8. Valid until the next step.</summary>
    public ReadOnlySpan<byte> Bytes(int column) => raw.sqlite3_column_blob(statement, column);

    public void Dispose() => statement.Dispose();

    private void Check(int code) => SqliteException.ThrowExceptionForRC(code, database);
}
