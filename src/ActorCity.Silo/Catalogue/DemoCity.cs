using System.Globalization;
using System.Text.Json.Serialization;
using ActorCity.Contracts.Catalogue;

namespace ActorCity.Silo.Catalogue;

/// <summary>The demo city as it stands in its file.</summary>
internal sealed record DemoCity
{
    public required string Code { get; init; }

    public required LocalText Title { get; init; }

    public ImmutableArray<string> Notes { get; init; } = [];

    /// <summary>Services it publishes.</summary>
    public required ImmutableArray<string> Services { get; init; }

    /// <summary>How its offices are made.</summary>
    [JsonPropertyName("offices")]
    public required DemoOffices OfficePattern { get; init; }

    public required ImmutableArray<DemoRegion> Regions { get; init; }

    /// <summary>
    /// The first <paramref name="count"/> offices: one district of every region, then the next district … so that a small city still
    /// spreads over all regions; when every district has one, second offices follow.
    /// </summary>
    public ImmutableArray<DemoOffice> Offices(int count)
    {
        var districts = Regions.SelectMany(r => Enumerable.Range(1, r.Districts).Select(d => (r.Region, District: d)))
            .OrderBy(p => p.District).ThenBy(p => p.Region).ToList();
        return [.. Enumerable.Range(0, count).Select(i =>
        {
            var (region, district) = districts[i % districts.Count];
            var round = (i / districts.Count) + 1;
            var code = Fill(OfficePattern.Code, region, district, persian: false) + (round == 1 ? "" : $"-{round}");
            return new DemoOffice
            {
                Code = code,
                Name = new LocalText
                {
                    Fa = Fill(OfficePattern.Name.Fa, region, district, persian: true) + (round == 1 ? "" : $"، دفتر {Digits(round, 1, persian: true)}"),
                    En = Fill(OfficePattern.Name.En, region, district, persian: false) + (round == 1 ? "" : $", office {round}"),
                },
                Region = region,
                District = district,
                Licence = Fill(OfficePattern.Licence, region, district, persian: false) + (round == 1 ? "" : $"-{round}"),
                LicensedUntil = OfficePattern.LicensedUntil,
                Scope = OfficePattern.Scope,
                Capacity = OfficePattern.Capacity,
            };
        })];
    }

    public IEnumerable<string> Problems()
    {
        if (Regions.Length == 0 || Regions.Any(r => r.Region is < 1 or > 99 || r.Districts is < 1 or > 99))
        {
            yield return "regions and districts are numbered 1 to 99";
        }

        if (Regions.DistinctBy(r => r.Region).Count() != Regions.Length)
        {
            yield return "a region appears twice";
        }

        if (Services.Length == 0)
        {
            yield return "it offers no service";
        }
    }

    private static string Fill(string pattern, int region, int district, bool persian) => pattern
        .Replace("{region:00}", Digits(region, 2, persian), StringComparison.Ordinal)
        .Replace("{district:00}", Digits(district, 2, persian), StringComparison.Ordinal)
        .Replace("{region}", Digits(region, 1, persian), StringComparison.Ordinal)
        .Replace("{district}", Digits(district, 1, persian), StringComparison.Ordinal);

    private static string Digits(int number, int width, bool persian)
    {
        var digits = number.ToString(CultureInfo.InvariantCulture).PadLeft(width, '0');
        return persian ? string.Concat(digits.Select(d => (char)('۰' + (d - '0')))) : digits;
    }
}

/// <summary>How the demo city's offices are made.</summary>
internal sealed record DemoOffices
{
    /// <summary>Pattern of an office's code.</summary>
    public required string Code { get; init; }

    public required LocalText Name { get; init; }

    public required string Licence { get; init; }

    public required DateOnly LicensedUntil { get; init; }

    public required ImmutableArray<string> Scope { get; init; }

    public required int Capacity { get; init; }
}

/// <summary>A region of the demo city.</summary>
internal sealed record DemoRegion
{
    public required int Region { get; init; }

    public required LocalText Name { get; init; }

    /// <summary>How many districts it has.</summary>
    public required int Districts { get; init; }
}

/// <summary>An office to open.</summary>
internal sealed record DemoOffice
{
    public required string Code { get; init; }

    public required LocalText Name { get; init; }

    public required int Region { get; init; }

    public required int District { get; init; }

    public required string Licence { get; init; }

    public required DateOnly LicensedUntil { get; init; }

    public required ImmutableArray<string> Scope { get; init; }

    public required int Capacity { get; init; }
}
