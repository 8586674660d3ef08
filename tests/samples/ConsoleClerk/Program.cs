// A clerk at a terminal, in 60 lines:
//   dotnet run --project tests/samples/ConsoleClerk -- --ActorCity:Client:Transport=Https --ActorCity:Client:Address=http://localhost:5080
// --Token=… is the clerk's access token; without one a city without identities believes --Person and --Office.
using ActorCity.Client;
using ActorCity.Contracts.Access;
using ActorCity.Samples.ConsoleClerk;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

var builder = Host.CreateApplicationBuilder(args);
var settings = builder.Configuration;
var user = settings["Token"] is { } token
    ? UserToken.FromAccessToken(token)
    : UserToken.Stated(new Actor { Person = settings["Person"] ?? "clerk-1", Office = settings["Office"] ?? "01-01", Role = ActorRole.Clerk });
builder.Services.AddActorCity().AddUserTokens(new FixedUser(user));
builder.Logging.SetMinimumLevel(LogLevel.Warning);

using var host = builder.Build();
await host.StartAsync();
await new Counter(host.Services.GetRequiredService<IActorCity>(), user.Actor.Office!).ServeAsync(Console.In, Console.Out, CancellationToken.None);
await host.StopAsync();
