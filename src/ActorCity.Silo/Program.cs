using System.CommandLine;
using System.Globalization;
using ActorCity.Http.Health;
using ActorCity.Silo.Commands;

// Persian is formatted at the rendering edge; with fa-IR as the current culture .NET would write years as 1405 into data.
CultureInfo.DefaultThreadCurrentCulture = CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;

// The command line would end the process two seconds after SIGTERM; a city drains first, and its grains and lanes finish.
return await CityCommandLine.Create().Parse(args).InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = DrainHosting.EndsWithin });
