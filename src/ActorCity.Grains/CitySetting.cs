using ActorCity.Contracts.Access;
using ActorCity.Contracts.Journal;
using Microsoft.Extensions.Logging;

namespace ActorCity.Grains;

/// <summary>What every grain with public acts is given: the clock, the keyed hashes, the journal's past, a log.</summary>
internal sealed class CitySetting(TimeProvider time, IPseudonyms pseudonyms, IJournalReader journal, ILoggerFactory loggers)
{
    public IPseudonyms Pseudonyms => pseudonyms;

    public IJournalReader Journal => journal;

    public ILogger Log { get; } = loggers.CreateLogger("ActorCity.Grains");

    /// <summary>UTC, cut to microseconds: both database engines give back exactly what was stored.</summary>
    public DateTimeOffset Now
    {
        get
        {
            var now = time.GetUtcNow();
            return new DateTimeOffset(now.Ticks - (now.Ticks % TimeSpan.TicksPerMicrosecond), TimeSpan.Zero);
        }
    }
}
