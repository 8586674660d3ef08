using System.Globalization;
using ActorCity.Edge;

// With another culture .NET would write years as 1405 and minus signs with U+200E.
CultureInfo.DefaultThreadCurrentCulture = CultureInfo.InvariantCulture;
CultureInfo.DefaultThreadCurrentUICulture = CultureInfo.InvariantCulture;

try
{
    await using var app = EdgeHost.Build(args);
    await app.RunAsync();
    return 0;
}
catch (EdgeConfigurationException exception)
{
    await Console.Error.WriteLineAsync(exception.Message);
    return 2;
}
