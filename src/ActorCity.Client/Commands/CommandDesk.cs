using ActorCity.Client.Sending;

namespace ActorCity.Client.Commands;

internal sealed class CommandDesk(Courier courier) : ICommands
{
    public string NewId() => CommandIds.New();

    public Task<CommandTrace> LookUpAsync(string commandId, CancellationToken cancellation) =>
        Names.IsCommandId(commandId)
            ? courier.LookUpAsync(commandId, cancellation)
            : throw new ArgumentException("Not a command id: 8 to 64 characters of A-Z a-z 0-9 . _ : -", nameof(commandId));

    public Task<CommandResult<T>> SettleAsync<T>(Unknown<T> unknown, CancellationToken cancellation) where T : notnull
    {
        ArgumentNullException.ThrowIfNull(unknown);
        return courier.SettleAsync(unknown, within: null, cancellation);
    }
}
