using ActorCity.Silo.Hosting;
using ActorCity.Storage;

namespace ActorCity.Silo.Tests.Hosting;

/// <summary>Settings are checked as a whole before anything starts.</summary>
public class CitySettingsTests
{
    [Fact]
    public void Without_any_setting_it_is_an_embedded_city_on_loopback()
    {
        var settings = CitySettings.Read(new CommandLineSettings { Data = "somewhere" });

        Assert.Equal(StorageEngine.SQLite, settings.Options.Storage.Engine);
        Assert.Equal($"Data Source={Path.Combine("somewhere", "city.db")}", settings.Options.Storage.ConnectionString);
        Assert.Equal([CityHost.DefaultUrl], settings.Urls);
        Assert.Equal(123, settings.Options.Demo.Offices);
    }

    [Fact]
    public void Everything_that_is_wrong_is_said_at_once()
    {
        var wrong = Assert.ThrowsAny<CityStartException>(() => CitySettings.Read(
            new CommandLineSettings { Urls = "http://0.0.0.0:5080", Offices = 0, Engine = "PostgreSQL" }));

        Assert.Contains("0.0.0.0", wrong.Message, StringComparison.Ordinal);
        Assert.Contains("Demo:Offices", wrong.Message, StringComparison.Ordinal);
        Assert.Contains("ConnectionString", wrong.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, false, 0)]
    [InlineData(null, true, 5)]
    [InlineData(60, false, 60)]
    [InlineData(0, true, 0)]
    public void A_silo_of_a_cluster_drains_and_the_one_process_city_need_not(int? seconds, bool cluster, int expected)
    {
        var options = new CityOptions
        {
            DrainSeconds = seconds,
            Storage = new StorageOptions { Engine = cluster ? StorageEngine.PostgreSQL : StorageEngine.SQLite, ConnectionString = "Host=database" },
        };

        Assert.Equal(expected, options.DrainSecondsOrDefault);
        Assert.DoesNotContain(options.Problems(), p => p.Contains("DrainSeconds", StringComparison.Ordinal));
    }

    [Theory, InlineData(-1), InlineData(61)]
    public void A_drain_has_limits(int seconds) =>
        Assert.Contains(new CityOptions { DrainSeconds = seconds }.Problems(), p => p.Contains("DrainSeconds", StringComparison.Ordinal));

    [Fact]
    public void An_engine_that_does_not_exist_is_refused()
    {
        var wrong = Assert.ThrowsAny<CityStartException>(() => CitySettings.Read(new CommandLineSettings { Engine = "dBase" }));

        Assert.Contains("dBase", wrong.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://localhost:5080")]
    [InlineData("http://127.0.0.1:0")]
    [InlineData("http://[::1]:5080")]
    public void Loopback_addresses_are_accepted(string url) => Assert.Equal([url], CitySettings.Read(new CommandLineSettings { Urls = url }).Urls);
}
