using System.CommandLine;

namespace ActorCity.Benchmarks.Measure;

/// <summary>The option that names a running city.</summary>
internal static class CityUrl
{
    public static Option<Uri> Option() => new("--url")
    {
        Description = "A running city, for instance http://localhost:5080",
        Required = true,
        CustomParser = argument =>
        {
            if (Uri.TryCreate(argument.Tokens[0].Value, UriKind.Absolute, out var uri) && (uri.Scheme is "http" or "https"))
            {
                return uri;
            }

            argument.AddError($"'{argument.Tokens[0].Value}' is not an http address.");
            return null;
        },
    };
}
