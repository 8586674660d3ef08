using ActorCity.Client.Connection;
using Microsoft.Extensions.Options;

namespace ActorCity.Client.Hosting;

/// <summary>Everything wrong with the options, one sentence each.</summary>
internal sealed class ActorCityOptionsValidator : IValidateOptions<ActorCityOptions>
{
    public ValidateOptionsResult Validate(string? name, ActorCityOptions options)
    {
        var problems = Problems(options).ToList();
        return problems.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);
    }

    private static IEnumerable<string> Problems(ActorCityOptions options)
    {
        if (options.Unreadable is { } unreadable)
        {
            yield return $"{ActorCityOptions.Section}: {unreadable}";
        }

        foreach (var problem in options.Transport == ActorCityTransport.Https ? OfHttps(options) : OfOrleans(options))
        {
            yield return $"{ActorCityOptions.Section}:{problem}";
        }

        (string Name, int Value, int Min, int Max)[] numbers =
        [
            ("DeadlineSeconds", options.DeadlineSeconds, 1, 9), ("LookUpSeconds", options.LookUpSeconds, 0, 60),
            ("ResponseTimeoutSeconds", options.ResponseTimeoutSeconds, 1, 60), ("HealthSeconds", options.HealthSeconds, 1, 300),
            ("GatewayRefreshSeconds", options.GatewayRefreshSeconds, 1, 300),
        ];
        foreach (var (number, value, min, max) in numbers)
        {
            if (value < min || value > max)
            {
                yield return $"{ActorCityOptions.Section}:{number} must be {min} to {max}, not {value}.";
            }
        }
    }

    private static IEnumerable<string> OfHttps(ActorCityOptions options)
    {
        if (options.Address is not { } address)
        {
            yield return "Address is missing: the city's address, for instance https://city.example/.";
        }
        else if (!IsSafe(address))
        {
            yield return $"Address must be https:// (plain http:// on this machine only), not '{address}'.";
        }
    }

    private static IEnumerable<string> OfOrleans(ActorCityOptions options)
    {
        if (options.Gateways.Count == 0 && options.GatewayDirectory.Count == 0)
        {
            yield return "Gateways and GatewayDirectory are empty: name gateways of silos (host:port), or silos that list them (https://…).";
        }

        foreach (var gateway in options.Gateways.Where(gateway => !StaticGateways.IsHostAndPort(gateway)))
        {
            yield return $"Gateways: '{gateway}' is not host:port.";
        }

        foreach (var silo in options.GatewayDirectory.Where(silo => !IsSafe(silo)))
        {
            yield return $"GatewayDirectory: '{silo}' must be https:// (plain http:// on this machine only).";
        }

        if (string.IsNullOrWhiteSpace(options.ClusterId))
        {
            yield return "ClusterId is empty.";
        }

        if (string.IsNullOrWhiteSpace(options.ServiceId))
        {
            yield return "ServiceId is empty.";
        }
    }

    private static bool IsSafe(Uri address) =>
        address.IsAbsoluteUri && (address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback));
}
