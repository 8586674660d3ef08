using ActorCity.Benchmarks.Measure;
using ActorCity.Contracts.Routing;
using ActorCity.Domain.Routing;

namespace ActorCity.Benchmarks.Growth;

/// <summary>What one draw costs without its request: eligibility and winner over so many offices, computed here.</summary>
internal static class DrawCost
{
    private const int Draws = 2_000;

    private static readonly DateOnly Day = new(2026, 11, 23);

    public static Figures Of(int offices)
    {
        var snapshot = new DirectorySnapshot
        {
            Version = 1,
            Hash = "",
            Offices =
            [
                .. Enumerable.Range(1, offices).Select(n => new OfficeListing
                {
                    Office = string.Create(CultureInfo.InvariantCulture, $"{n:D5}-01"), OfficeVersion = 1, Active = true, LicensedUntil = Day.AddYears(1), Scope = ["*"], Weight = 10,
                }),
            ],
        };
        var (secret, latencies) = (new byte[32], new Latencies());
        for (var n = -Draws; n < Draws; n++)
        {
            var started = Stopwatch.GetTimestamp();
            var winner = Draw.Winner(secret, string.Create(CultureInfo.InvariantCulture, $"subject-{n}"), "examination", 1, Draw.Eligible(snapshot, "minor-works", Day, ["00001-01"]));
            if (n >= 0 && winner is not null)
            {
                latencies.Record(Stopwatch.GetElapsedTime(started));
            }
        }

        return Figures.Of(latencies);
    }
}
