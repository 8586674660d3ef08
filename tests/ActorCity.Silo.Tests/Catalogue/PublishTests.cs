using ActorCity.Contracts.Access;
using ActorCity.Contracts.Catalogue;
using ActorCity.Silo.Catalogue;
using ActorCity.Silo.Commands;
using ActorCity.Silo.Hosting;
using ActorCity.Silo.Replay;
using ActorCity.Silo.Tests.Replay;
using ActorCity.Storage;

namespace ActorCity.Silo.Tests.Catalogue;

public sealed class PublishTests
{
    private static readonly ServiceDefinition Card = CatalogueFiles.Default.Service("building-permit");
    private static readonly DateTimeOffset From = new(2100, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Two_stewards_publish_a_card_over_http_and_doing_it_again_does_it_once()
    {
        await using var city = await TemporaryCity.StartAsync(StorageEngine.SQLite);
        using var http = new HttpClient { BaseAddress = city.Url };
        var port = new HttpCityPort(http);

        var first = await PublishCommand.PublishAsync(port, Card, From, Steward("one"), Steward("two"), Stop);
        var again = await PublishCommand.PublishAsync(port, Card, From, Steward("one"), Steward("two"), Stop);
        var next = await PublishCommand.PublishAsync(port, Card with { VisitBudget = 2 }, From.AddYears(1), Steward("one"), Steward("two"), Stop);

        Assert.Equal((1, ServiceVersionStatus.Published), (first.ServiceVersion, first.Status));
        Assert.Equal(first, again);
        Assert.Equal(2, next.ServiceVersion);
    }

    [Fact]
    public async Task The_city_refuses_one_steward_for_both()
    {
        await using var city = await TemporaryCity.StartAsync(StorageEngine.SQLite);
        using var http = new HttpClient { BaseAddress = city.Url };

        var refused = await Assert.ThrowsAsync<CityStartException>(() =>
            PublishCommand.PublishAsync(new HttpCityPort(http), Card, From, Steward("one"), Steward("one"), Stop));

        Assert.Contains("service.reviewer-is-drafter", refused.Message, StringComparison.Ordinal);
    }

    private static Actor Steward(string name) => new() { Person = $"steward-{name}", Role = ActorRole.Steward };
}
