using Microsoft.Extensions.Logging;

namespace ActorCity.Grains.Offices;

internal static partial class OfficeGrainLog
{
    [LoggerMessage(EventId = 1301, Level = LogLevel.Warning, Message = "{Stream} could not be drawn again away from office {Office}; tried again later.")]
    public static partial void LogRedrawFailed(this ILogger log, string stream, string office, Exception fault);
}
