using System.Text;
using System.Text.Json;

namespace ActorCity.Client.Transport;

/// <summary>Addresses of the HTTP interface, relative to the city's.</summary>
internal static class Addresses
{
    public static string Case(CaseId id) => $"v1/cases/{id.TrackingCode}";

    public static string Bill(CaseId id, int bill) => string.Create(CultureInfo.InvariantCulture, $"v1/cases/{id.TrackingCode}/bills/{bill}");

    public static string Office(string code) => $"v1/offices/{Uri.EscapeDataString(code)}";

    public static string Service(string code) => $"v1/services/{Uri.EscapeDataString(code)}";

    public static string ServiceVersion(string code, int version) => string.Create(CultureInfo.InvariantCulture, $"{Service(code)}/versions/{version}");

    /// <summary>An address with those parameters that have a value.</summary>
    public static string With(string path, params ReadOnlySpan<(string Name, string? Value)> parameters)
    {
        var address = new StringBuilder(path);
        var sign = '?';
        foreach (var (name, value) in parameters)
        {
            if (value is not null)
            {
                address.Append(sign).Append(name).Append('=').Append(Uri.EscapeDataString(value));
                sign = '&';
            }
        }

        return address.ToString();
    }

    public static string? Word<T>(T? value) where T : struct, Enum =>
        value is { } word ? JsonNamingPolicy.KebabCaseLower.ConvertName(word.ToString()) : null;

    public static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
