using ActorCity.Contracts;
using ActorCity.Contracts.Cases;
using ActorCity.Contracts.Catalogue;

namespace ActorCity.Silo.Catalogue;

/// <summary>How the event log of another system becomes commands of this city: which column is what, and which word means what.</summary>
internal sealed record ReplayMapping
{
    /// <summary>Part of every command id: the same log under the same mapping is the same history.</summary>
    public required string Code { get; init; }

    public required LocalText Title { get; init; }

    /// <summary>The service whose cases the log tells of; its definition is in the catalogue and takes recorded time.</summary>
    public required string Service { get; init; }

    /// <summary>From when the service is in force: before the log's first event.</summary>
    public required DateTimeOffset EffectiveFrom { get; init; }

    /// <summary>Forms of a time in the log, each with its offset.</summary>
    public required ImmutableArray<string> TimeFormats { get; init; }

    public required ReplayColumns Columns { get; init; }

    /// <summary>The log's words for channels.</summary>
    public required ImmutableSortedDictionary<string, Channel> Channels { get; init; }

    /// <summary>The log's words for channels on which the applicant came in person: one visit each.</summary>
    public required ImmutableArray<string> VisitChannels { get; init; }

    public required ReplayOffices Offices { get; init; }

    /// <summary>Two stewards: one drafts and opens offices, the other reviews.</summary>
    public required ReplayStewards Stewards { get; init; }

    /// <summary>The service's step for each activity of the log.</summary>
    public required ImmutableSortedDictionary<string, string> Steps { get; init; }

    public IEnumerable<string> Problems()
    {
        if (!Names.IsCode(Code) || Code.Length > 16)
        {
            yield return $"its code '{Code}' is no code of at most 16 characters";
        }

        foreach (var code in Steps.Values.Append(Service).Append(Offices.EmptyOffice).Where(c => !Names.IsCode(c)))
        {
            yield return $"'{code}' is no code";
        }

        foreach (var twice in Steps.GroupBy(s => s.Value).Where(g => g.Count() > 1))
        {
            yield return $"two activities become the step '{twice.Key}'";
        }

        foreach (var twice in Channels.GroupBy(c => c.Value).Where(g => g.Count() > 1))
        {
            yield return $"two of the log's channels become '{twice.Key}'";
        }

        foreach (var word in VisitChannels.Where(w => !Channels.ContainsKey(w)))
        {
            yield return $"the visit channel '{word}' is not among the channels";
        }

        foreach (var person in new[] { Stewards.Drafter, Stewards.Reviewer }.Where(p => !Names.IsPerson(p)))
        {
            yield return $"'{person}' is no person's reference";
        }

        if (TimeFormats.Length == 0)
        {
            yield return "it names no form of a time";
        }
    }
}

/// <summary>The columns of the log, by their titles.</summary>
internal sealed record ReplayColumns
{
    public required string Case { get; init; }

    public required string Activity { get; init; }

    public required string Person { get; init; }

    public required string Group { get; init; }

    public required string Time { get; init; }

    /// <summary>Unique in the log: makes the command id.</summary>
    public required string Event { get; init; }

    public required string Deadline { get; init; }

    public required string Channel { get; init; }
}

/// <summary>How groups become offices.</summary>
internal sealed record ReplayOffices
{
    /// <summary>Begins every office code; the group's name in small letters follows.</summary>
    public required string Prefix { get; init; }

    /// <summary>The log's word for "no group".</summary>
    public required string EmptyValue { get; init; }

    /// <summary>The office that stands for "no group".</summary>
    public required string EmptyOffice { get; init; }

    /// <summary>Pattern of a name; <c>{group}</c> is the group.</summary>
    public required LocalText Name { get; init; }

    public required LocalText EmptyName { get; init; }

    /// <summary>Their region: a number that no real region has.</summary>
    public required int Region { get; init; }

    public required int Capacity { get; init; }

    public required string Licence { get; init; }

    public required DateOnly LicensedUntil { get; init; }
}

/// <summary>The stewards of a replay.</summary>
internal sealed record ReplayStewards
{
    public required string Drafter { get; init; }

    public required string Reviewer { get; init; }
}
