using ActorCity.Contracts;
using ActorCity.Contracts.Catalogue;
using ActorCity.Domain.Deadlines;

namespace ActorCity.Domain.Commands;

/// <summary>When a command takes effect.</summary>
public static class CommandTimes
{
    /// <summary>
    /// The command's own time where the service takes recorded time, else now. Never in the future, never before the case's last event.
    /// UTC, cut to microseconds.
    /// </summary>
    public static Outcome<DateTimeOffset> Effective(DateTimeOffset? lastEventAt, CityCommand command, ServiceDefinition? service, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(command);
        if (command.OccurredAt is not { } occurred)
        {
            // Another silo's clock may have been ahead of this one; a case's time never runs backwards.
            var stored = CivilTime.Stored(now);
            return lastEventAt > stored ? lastEventAt.Value : stored;
        }

        if (service is not { RecordedTime: true } || occurred > now)
        {
            return CommandErrors.RecordedTime;
        }

        var at = CivilTime.Stored(occurred);
        return lastEventAt > at ? CommandErrors.RecordedTime : at;
    }
}
