using System.Data.Common;
using System.Text;
using ActorCity.Storage;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace ActorCity.ReadModels.Sql;

/// <summary>
/// A question being put together: constant SQL text, and values as numbered parameters (<c>$1</c>, <c>$2</c> …), a form that both
/// engines take and that Npgsql need not rewrite.
/// </summary>
internal sealed class SqlQuestion
{
    private readonly bool postgreSql;
    private readonly StringBuilder text;
    private readonly List<object> values = [];

    internal SqlQuestion(bool postgreSql, string sql)
    {
        this.postgreSql = postgreSql;
        text = new StringBuilder(sql);
    }

    /// <summary>More constant text.</summary>
    public SqlQuestion Then(string sql)
    {
        text.Append(sql);
        return this;
    }

    /// <summary>A value in this place.</summary>
    public SqlQuestion Value(object value)
    {
        values.Add(value switch
        {
            DateTimeOffset at when postgreSql => at.ToUniversalTime(),
            DateTimeOffset at => CityTime.ToMicroseconds(at),
            _ => value,
        });
        text.Append('$').Append(values.Count.ToString(CultureInfo.InvariantCulture));
        return this;
    }

    internal DbCommand On(DbConnection connection, DbTransaction? transaction, int secondsMax)
    {
        var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandTimeout = secondsMax;
#pragma warning disable CA2100 // Constant text of this assembly; values are parameters.
        command.CommandText = text.ToString();
#pragma warning restore CA2100
        for (var i = 0; i < values.Count; i++)
        {
            command.Parameters.Add(postgreSql
                ? new NpgsqlParameter { Value = values[i] }
                : new SqliteParameter("$" + (i + 1).ToString(CultureInfo.InvariantCulture), values[i]));
        }

        return command;
    }
}
