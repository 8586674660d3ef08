using ActorCity.Contracts;
using ActorCity.Contracts.Access;
using ActorCity.Contracts.Cases;
using ActorCity.Contracts.Catalogue;
using ActorCity.Contracts.Offices;
using ActorCity.Silo.Catalogue;

namespace ActorCity.Silo.Replay;

/// <summary>
/// The commands that an event log becomes. Their ids come from the log alone, so that playing it again gives the same commands: the
/// city answers them as before and changes nothing.
/// </summary>
internal sealed class ReplayPlan
{
    private ReplayPlan() { }

    /// <summary>Stewards' commands that publish the service, in order.</summary>
    public required ImmutableArray<CityCommand> Service { get; init; }

    /// <summary>Stewards' commands that open each office, in order per office.</summary>
    public required ImmutableArray<PlannedOffice> Offices { get; init; }

    /// <summary>The commands on cases in the log's time order; events of one moment in the order of the log.</summary>
    public required ImmutableArray<PlannedCommand> Commands { get; init; }

    /// <summary>How many cases the log tells of.</summary>
    public required int Cases { get; init; }

    public static ReplayPlan Make(IEnumerable<LoggedEvent> log, ReplayMapping mapping, ServiceDefinition service)
    {
        var ids = new CommandIds(mapping.Code);
        var events = log.OrderBy(e => e.At).ToList();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var commands = ImmutableArray.CreateBuilder<PlannedCommand>(events.Count * 2);
        foreach (var logged in events)
        {
            if (seen.Add(logged.Case))
            {
                AddOpening(commands, logged, mapping, ids);
            }

            commands.Add(new(logged.Case, new PerformStep
            {
                CommandId = ids.Of(logged.Event),
                Actor = new Actor { Person = logged.Person, Office = logged.Office, Role = ActorRole.Examiner },
                OccurredAt = logged.At,
                Step = logged.Step,
            }));
        }

        return new ReplayPlan
        {
            Service = PublishService(service, mapping, ids),
            Offices = [.. events.DistinctBy(e => e.Office).OrderBy(e => e.Office, StringComparer.Ordinal).Select((e, i) => OpenOffice(e, i + 1, mapping, ids))],
            Commands = commands.ToImmutable(),
            Cases = seen.Count,
        };
    }

    private static void AddOpening(ImmutableArray<PlannedCommand>.Builder commands, LoggedEvent first, ReplayMapping mapping, CommandIds ids)
    {
        // A citizen who used the internet was alone; every other application went through the group that acted first.
        var alone = first.Channel == Channel.Internet;
        commands.Add(new(first.Case, new OpenCase
        {
            CommandId = ids.Of("open", first.Case),
            Actor = alone
                ? new Actor { Person = "applicant", Role = ActorRole.Citizen }
                : new Actor { Person = first.Person, Office = first.Office, Role = ActorRole.Clerk },
            OccurredAt = first.At,
            Service = mapping.Service,
            // The log has no applicants: each application stands for its own.
            Applicant = first.Case,
            Reference = first.Case,
            IntakeOffice = alone ? null : first.Office,
            Channel = first.Channel,
            Deadline = first.Deadline,
        }));
        if (first.InPerson)
        {
            commands.Add(new(first.Case, new RegisterVisit
            {
                CommandId = ids.Of("visit", first.Case),
                Actor = new Actor { Person = first.Person, Office = first.Office, Role = ActorRole.Clerk },
                OccurredAt = first.At,
                Office = first.Office,
                AskedBy = "citizen",
            }));
        }
    }

    private static ImmutableArray<CityCommand> PublishService(ServiceDefinition service, ReplayMapping mapping, CommandIds ids)
    {
        var drafter = new Actor { Person = mapping.Stewards.Drafter, Role = ActorRole.Steward };
        var reviewer = new Actor { Person = mapping.Stewards.Reviewer, Role = ActorRole.Steward };
        return
        [
            new DraftService { CommandId = ids.Of("service", "draft"), Actor = drafter, Definition = service },
            new ReviewService { CommandId = ids.Of("service", "review"), Actor = reviewer, Version = 1 },
            new PublishService { CommandId = ids.Of("service", "publish"), Actor = drafter, Version = 1, EffectiveFrom = mapping.EffectiveFrom },
        ];
    }

    private static PlannedOffice OpenOffice(LoggedEvent logged, int district, ReplayMapping mapping, CommandIds ids)
    {
        var steward = new Actor { Person = mapping.Stewards.Drafter, Role = ActorRole.Steward };
        var (pattern, group) = logged.Group is { } named ? (mapping.Offices.Name, named) : (mapping.Offices.EmptyName, "");
        return new(logged.Office,
        [
            new RegisterOffice
            {
                CommandId = ids.Of("office-register", logged.Office),
                Actor = steward,
                Name = new LocalText { Fa = Fill(pattern.Fa, group), En = Fill(pattern.En, group) },
                Region = mapping.Offices.Region,
                District = district,
            },
            new LicenseOffice
            {
                CommandId = ids.Of("office-license", logged.Office),
                Actor = steward,
                Licence = $"{mapping.Offices.Licence}-{district}",
                Until = mapping.Offices.LicensedUntil,
                Scope = [mapping.Service],
                Capacity = mapping.Offices.Capacity,
            },
            new ActivateOffice { CommandId = ids.Of("office-activate", logged.Office), Actor = steward },
        ]);
    }

    private static string Fill(string pattern, string group) => pattern.Replace("{group}", group, StringComparison.Ordinal);
}

/// <summary>A command on a case of the log.</summary>
/// <param name="Case">The log's name of the case.</param>
/// <param name="Command">Open, visit or step.</param>
internal sealed record PlannedCommand(string Case, CityCommand Command);

/// <summary>An office to open.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Commands">Register, license, activate.</param>
internal sealed record PlannedOffice(string Code, ImmutableArray<CityCommand> Commands);
