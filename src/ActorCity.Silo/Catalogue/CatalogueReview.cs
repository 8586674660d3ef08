using ActorCity.Contracts.Catalogue;
using ActorCity.Silo.Catalogue.Examples;
using ActorCity.Silo.Hosting;

namespace ActorCity.Silo.Catalogue;

/// <summary>One thing that is wrong in one file of the catalogue.</summary>
internal sealed record CatalogueProblem(string File, string Problem);

/// <summary>Reads every file of a catalogue and gathers everything that is wrong: whoever edits ten files is told of ten mistakes at once.</summary>
internal sealed class CatalogueReview(CatalogueFiles files)
{
    private readonly List<CatalogueProblem> problems = [];
    private int services;
    private int examples;

    public CatalogueFindings Run()
    {
        foreach (var code in Try("services", files.ServiceCodes, []))
        {
            Service(code);
        }

        foreach (var calendar in files.Calendars())
        {
            Try($"calendars/{calendar}.json", () => files.Calendar(calendar), null);
        }

        foreach (var mapping in files.Mappings())
        {
            Try($"mappings/{mapping}.json", () => files.Mapping(mapping), null);
        }

        City();
        return new CatalogueFindings(services, examples, [.. problems]);
    }

    private void Service(string code)
    {
        var directory = $"services/{code}";
        var versions = Try(directory, () => files.Versions(code), []);
        if (!versions.SequenceEqual(Enumerable.Range(1, versions.Length)) || versions.IsEmpty)
        {
            problems.Add(new(directory, $"its versions are {string.Join(", ", versions.Select(v => $"v{v}"))}; they are numbered v1, v2, v3 without a gap"));
        }

        var schedule = Try($"{directory}/{ServiceSchedule.FileName}", () => files.Schedule(code), null, out var read);
        if (read && schedule is null && versions.Length > 1)
        {
            problems.Add(new(directory, $"it has {versions.Length} versions and no {ServiceSchedule.FileName} that says when each is in force"));
        }

        foreach (var version in versions)
        {
            services++;
            if (Try($"{directory}/v{version}/definition.json", () => files.Service(code, version), null) is { } card)
            {
                Examples(card, version);
            }
        }
    }

    private void Examples(ServiceDefinition card, int version)
    {
        foreach (var name in files.Examples(card.Code, version))
        {
            examples++;
            var file = $"services/{card.Code}/v{version}/examples/{name}.json";
            if (Try(file, () => files.Example(card.Code, version, name), null) is { } example)
            {
                problems.AddRange(ExampleForm.Problems(card, example).Select(p => new CatalogueProblem(file, p)));
            }
        }
    }

    private void City()
    {
        const string file = "city/demo-city.json";
        if (Try(file, files.DemoCity, null) is { } city)
        {
            var known = Try("services", files.ServiceCodes, []);
            problems.AddRange(city.Services.Where(s => !known.Contains(s)).Select(s => new CatalogueProblem(file, $"it offers the service '{s}', which the catalogue does not have")));
        }
    }

    private T Try<T>(string file, Func<T> read, T otherwise) => Try(file, read, otherwise, out _);

    private T Try<T>(string file, Func<T> read, T otherwise, out bool done)
    {
        try
        {
            var value = read();
            done = true;
            return value;
        }
        catch (CatalogueException wrong)
        {
            problems.AddRange(wrong.Problems.Select(p => new CatalogueProblem(wrong.File, p)));
        }
        catch (CityStartException wrong)
        {
            problems.Add(new(file, wrong.Message));
        }

        done = false;
        return otherwise;
    }
}

/// <param name="Services">Cards read.</param>
/// <param name="Examples">Examples read.</param>
/// <param name="Problems">Everything that is wrong.</param>
internal sealed record CatalogueFindings(int Services, int Examples, ImmutableArray<CatalogueProblem> Problems);
