namespace ActorCity.Silo.Catalogue;

/// <summary>
/// From when to when each version of a service is in force: <c>services/&lt;code&gt;/versions.json</c>. A service of one version needs none.
/// </summary>
internal sealed record ServiceSchedule
{
    public const string FileName = "versions.json";

    public required ImmutableArray<ScheduledVersion> Versions { get; init; }

    /// <param name="directories">The versions that have a directory.</param>
    public IEnumerable<string> Problems(ImmutableArray<int> directories)
    {
        if (!Versions.Select(v => v.Version).SequenceEqual(directories))
        {
            yield return $"it lists the versions {string.Join(", ", Versions.Select(v => v.Version))}, but there are directories of {string.Join(", ", directories)}";
        }

        foreach (var version in Versions.Where(v => v.EffectiveUntil <= v.EffectiveFrom))
        {
            yield return $"version {version.Version} ends before it begins";
        }

        foreach (var (version, next) in Versions.Zip(Versions.Skip(1)))
        {
            if (next.EffectiveFrom <= version.EffectiveFrom)
            {
                yield return $"version {next.Version} does not begin after version {version.Version}";
            }
            else if (version.EffectiveUntil < next.EffectiveFrom)
            {
                yield return $"gap: no version is in force from {version.EffectiveUntil:O} to {next.EffectiveFrom:O}";
            }
            else if (version.EffectiveUntil > next.EffectiveFrom)
            {
                yield return $"overlap: versions {version.Version} and {next.Version} are both in force from {next.EffectiveFrom:O} to {version.EffectiveUntil:O}";
            }
        }
    }
}

/// <summary>When one version is in force.</summary>
internal sealed record ScheduledVersion
{
    public required int Version { get; init; }

    /// <summary>New cases take it from this instant on.</summary>
    public required DateTimeOffset EffectiveFrom { get; init; }

    /// <summary>New cases stop taking it at this instant; null: where the next version begins.</summary>
    public DateTimeOffset? EffectiveUntil { get; init; }
}
