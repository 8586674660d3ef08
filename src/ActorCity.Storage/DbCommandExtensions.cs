using System.Data.Common;

namespace ActorCity.Storage;

/// <summary>Statements with named parameters, on either engine.</summary>
internal static class DbCommandExtensions
{
    /// <summary>A command whose text is part of the program; values go in as parameters.</summary>
    public static DbCommand Command(this DbConnection connection, string text, DbTransaction? transaction = null)
    {
        var command = connection.CreateCommand();
        command.Transaction = transaction;
#pragma warning disable CA2100 // Callers pass constants, or text made from names that SqlName checked.
        command.CommandText = text;
#pragma warning restore CA2100
        return command;
    }

    public static DbCommand With(this DbCommand command, string name, object value)
    {
        var parameter = command.CreateParameter();
        parameter.ParameterName = name;
        parameter.Value = value;
        command.Parameters.Add(parameter);
        return command;
    }
}
