// Brings applications from a file into the city, as often as you like: a line that is in the city already changes nothing.
//   dotnet run --project tests/samples/BatchImporter -- --File=applications.csv --ActorCity:Client:GatewayDirectory:0=http://localhost:5080
// Each line: REFERENCE;SERVICE;APPLICANT;PARCEL. --Token=… is the importer's access token.
using ActorCity.Client;
using ActorCity.Contracts.Access;
using ActorCity.Samples.BatchImporter;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

const int TryLater = 75;

var builder = Host.CreateApplicationBuilder(args);
var settings = builder.Configuration;
var user = settings["Token"] is { } token
    ? UserToken.FromAccessToken(token)
    : UserToken.Stated(new Actor { Person = "importer-1", Office = settings["Office"] ?? "01-01", Role = ActorRole.Clerk });
builder.Services.AddActorCity().AddUserTokens(new FixedUser(user));
builder.Logging.SetMinimumLevel(LogLevel.Warning);

using var host = builder.Build();
await host.StartAsync();
var import = new Import(host.Services.GetRequiredService<IActorCity>(), user.Actor.Office);
var tally = await import.RunAsync(File.ReadLinesAsync(settings["File"] ?? throw new InvalidOperationException("--File=… is missing.")), Console.Out, CancellationToken.None);
await Console.Out.WriteLineAsync(tally.ToString());
await host.StopAsync();
return tally.Waiting == 0 ? 0 : TryLater;
