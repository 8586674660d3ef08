using Microsoft.Data.Sqlite;

namespace ActorCity.Storage.Sqlite;

/// <summary>One prepared statement whose parameters are set by position.</summary>
internal sealed class SqliteStatement : IDisposable
{
    private readonly SqliteCommand command;
    private readonly List<SqliteParameter> parameters = [];

    public SqliteStatement(SqliteConnection connection, string text)
    {
        command = connection.CreateCommand();
#pragma warning disable CA2100 // Constants, or made from names that SqlName checked; values are parameters.
        command.CommandText = text;
#pragma warning restore CA2100
    }

    /// <summary>Sets parameter <c>?number</c>, from 1.</summary>
    public SqliteStatement Set(int number, object? value)
    {
        while (parameters.Count < number)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = string.Create(CultureInfo.InvariantCulture, $"?{parameters.Count + 1}");
            command.Parameters.Add(parameter);
            parameters.Add(parameter);
        }

        parameters[number - 1].Value = value ?? DBNull.Value;
        return this;
    }

    /// <summary>Rows changed.</summary>
    public int Run() => command.ExecuteNonQuery();

    public SqliteDataReader Read() => command.ExecuteReader();

    public object? Scalar() => command.ExecuteScalar();

    public void Dispose() => command.Dispose();
}
