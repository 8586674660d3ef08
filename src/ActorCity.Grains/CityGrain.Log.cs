using Microsoft.Extensions.Logging;

namespace ActorCity.Grains;

internal static partial class CityGrainLog
{
    [LoggerMessage(EventId = 1001, Level = LogLevel.Warning, Message = "A write of {Stream} has no known outcome; the grain forgets its memory.")]
    public static partial void LogStorageFault(this ILogger logger, string stream, Exception fault);
}
