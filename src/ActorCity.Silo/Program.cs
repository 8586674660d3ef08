using System.Globalization;
using ActorCity.Silo.Commands;

// Persian is formatted at the rendering edge; with fa-IR as the current culture .NET would write years as 1405 into data.
CultureInfo.DefaultThreadCurrentCulture = CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;

return await CityCommandLine.Create().Parse(args).InvokeAsync();
