using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace ActorCity.Client.Tests.Hosting;

public sealed class OptionsTests
{
    [Fact]
    public async Task Wrong_settings_stop_the_start_with_every_error_at_once()
    {
        var refused = await RefusedAsync(new()
        {
            ["Gateways:0"] = "nowhere", ["GatewayDirectory:0"] = "http://silo.example", ["ClusterId"] = " ", ["DeadlineSeconds"] = "99", ["HealthSeconds"] = "0",
        });

        Assert.All(["nowhere", "silo.example", "ClusterId", "DeadlineSeconds", "HealthSeconds"], word => Assert.Contains(word, refused, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("LookUpSeconds", "soon", "LookUpSeconds")]
    [InlineData("Colour", "red", "Colour")]
    [InlineData("Transport", "pigeon", "Transport")]
    public async Task What_cannot_be_read_is_told_together_with_what_is_missing(string name, string value, string word)
    {
        var refused = await RefusedAsync(new() { [name] = value });

        Assert.Contains(word, refused, StringComparison.Ordinal);
        Assert.Contains("GatewayDirectory are empty", refused, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, "Address is missing")]
    [InlineData("http://city.example", "must be https://")]
    [InlineData("ftp://city.example", "must be https://")]
    public async Task Over_HTTPS_the_address_is_HTTPS(string? address, string problem) =>
        Assert.Contains(problem, await RefusedAsync(new() { ["Transport"] = "Https", ["Address"] = address }), StringComparison.Ordinal);

    [Fact]
    public void The_section_is_read_and_code_has_the_last_word()
    {
        using var host = Build(new() { ["Transport"] = "Https", ["Address"] = "http://localhost:5080", ["LookUpSeconds"] = "7" }, o => o.DeadlineSeconds = 3);

        var options = host.Services.GetRequiredService<IOptions<ActorCityOptions>>().Value;

        Assert.Equal((ActorCityTransport.Https, new Uri("http://localhost:5080"), 7, 3), (options.Transport, options.Address, options.LookUpSeconds, options.DeadlineSeconds));
    }

    private static async Task<string> RefusedAsync(Dictionary<string, string?> settings)
    {
        using var host = Build(settings, null);
        return (await Assert.ThrowsAsync<OptionsValidationException>(() => host.StartAsync(TestContext.Current.CancellationToken))).Message;
    }

    private static IHost Build(Dictionary<string, string?> settings, Action<ActorCityOptions>? configure)
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Configuration.AddInMemoryCollection(settings.Select(s => new KeyValuePair<string, string?>($"ActorCity:Client:{s.Key}", s.Value)));
        builder.Services.AddActorCity(configure);
        return builder.Build();
    }
}
