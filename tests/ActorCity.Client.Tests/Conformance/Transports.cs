namespace ActorCity.Client.Tests.Conformance;

/// <summary>Over an Orleans connection whose gateway came from the directory.</summary>
[Collection(CityFixture.OneAtATime)]
public sealed class OverOrleansTests(CityFixture fixture) : ConformanceSuite
{
    protected override IActorCity City => CityFixture.Of(fixture.OverOrleans);
}

/// <summary>Over the HTTP interface.</summary>
[Collection(CityFixture.OneAtATime)]
public sealed class OverHttpsTests(CityFixture fixture) : ConformanceSuite
{
    protected override IActorCity City => CityFixture.Of(fixture.OverHttps);
}

/// <summary>In memory: what front ends test against must not differ from what they will meet.</summary>
public sealed class OverFakeTests : ConformanceSuite, IAsyncLifetime
{
    private readonly FakeCity fake = new();

    protected override IActorCity City => fake.With(new FlowUser());

    public async ValueTask InitializeAsync()
    {
        foreach (var service in new[] { Service, "clearance" })
        {
            await fake.PublishAsync(Repository.Card(service));
        }

        for (var region = 1; region <= 12; region++)
        {
            await fake.OpenOfficeAsync($"{region:D2}-01");
        }
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
