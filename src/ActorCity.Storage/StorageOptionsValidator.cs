using System.Data.Common;
using Microsoft.Extensions.Options;

namespace ActorCity.Storage;

/// <summary>Says everything that is wrong with the options at once.</summary>
public sealed class StorageOptionsValidator : IValidateOptions<StorageOptions>
{
    /// <inheritdoc/>
    public ValidateOptionsResult Validate(string? name, StorageOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var errors = new List<string>();
        if (!Enum.IsDefined(options.Engine))
        {
            errors.Add("Storage:Engine must be SQLite or PostgreSQL.");
        }

        if (string.IsNullOrWhiteSpace(options.ConnectionString))
        {
            errors.Add("Storage:ConnectionString is missing.");
        }
        else if (!IsConnectionString(options.ConnectionString))
        {
            // The text itself may hold a password: it is not repeated.
            errors.Add("Storage:ConnectionString is not a connection string.");
        }

        Range(errors, nameof(options.Lanes), options.Lanes, 1, 32);
        Range(errors, nameof(options.BatchRowsMax), options.BatchRowsMax, 1, 1024);
        Range(errors, nameof(options.QueueRowsMax), options.QueueRowsMax, 1, 1_000_000);
        Range(errors, nameof(options.CommandTimeoutSeconds), options.CommandTimeoutSeconds, 1, 60);
        Range(errors, nameof(options.PoolConnectionsMax), options.PoolConnectionsMax, 4, 500);
        if (options.PoolConnectionsMax <= options.Lanes)
        {
            errors.Add("Storage:PoolConnectionsMax must be greater than Storage:Lanes: reads need connections too.");
        }

        if (options.PseudonymKey is { } key && !(key.Length == 64 && key.All(char.IsAsciiHexDigit)))
        {
            errors.Add("Storage:PseudonymKey must be 64 hexadecimal digits.");
        }

        return errors.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(errors);
    }

    private static void Range(List<string> errors, string option, int value, int least, int most)
    {
        if (value < least || value > most)
        {
            errors.Add($"Storage:{option} must be from {least} to {most}; it is {value}.");
        }
    }

    private static bool IsConnectionString(string text)
    {
        try
        {
            return new DbConnectionStringBuilder { ConnectionString = text }.Count > 0;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}
