using Serilog;
using Serilog.Formatting.Compact;

namespace ActorCity.Silo.Hosting;

internal static class CityLog
{
    /// <summary>To standard error: standard output belongs to what the command says. Compact JSON where machines read along.</summary>
    public static LoggerConfiguration WriteToCity(this LoggerConfiguration log, bool json) => json
        ? log.WriteTo.Console(new CompactJsonFormatter(), standardErrorFromLevel: Serilog.Events.LogEventLevel.Verbose)
        : log.WriteTo.Console(
            outputTemplate: "{Timestamp:HH:mm:ss} {Level:u3} {Message:lj}{NewLine}{Exception}",
            formatProvider: System.Globalization.CultureInfo.InvariantCulture,
            standardErrorFromLevel: Serilog.Events.LogEventLevel.Verbose);
}
