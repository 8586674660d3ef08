using ActorCity.Domain.Cases;
using ActorCity.Domain.Routing;

namespace ActorCity.Client.Testing.Grains;

/// <summary>What the rules must know from outside the case.</summary>
internal sealed partial class FakeCase
{
    /// <summary>Decisions of one office on one applicant's cases are counted over a year.</summary>
    private const int PairDays = 365;

    private Outcome<CaseFacts> FactsFor(CityCommand command, DateTimeOffset now)
    {
        if (command is OpenCase open)
        {
            return Names.IsCode(open.Service) && Store.Service(open.Service).FindEffective(open.OccurredAt ?? now) is { } version
                ? Opening(open, version, now)
                : ServiceErrors.Unknown.With("service", open.Service);
        }

        if (State is not { } state)
        {
            return CaseErrors.Unknown;
        }

        var facts = FactsFor(command, Version(state));
        return command is MigrateCase migration ? facts with { Target = Target(state, migration.ToVersion) } : facts;
    }

    private CaseFacts Opening(OpenCase open, ServiceVersion version, DateTimeOffset now)
    {
        var applicant = Store.Pseudonyms.OfApplicant(open.Applicant);
        var subject = Store.Pseudonyms.Of("draw-subject", Draw.SubjectText(open.Service, open.Applicant, open.Reference));
        return FactsFor(open, version) with
        {
            ApplicantHash = applicant,
            DrawSubject = subject,
            Matter = version.Definition is { MatterDays: 0, RepeatedPairMax: 0 } ? null : Matter(version.Definition, applicant, subject, now),
        };
    }

    private MatterFindings Matter(ServiceDefinition definition, string applicant, string subject, DateTimeOffset now)
    {
        var matter = Store.Tables.Of<CaseRow>().Where(c => c.DrawSubject == subject && c.OpenedAt >= now.AddDays(-definition.MatterDays))
            .OrderBy(c => c.OpenedAt).ThenBy(c => c.Case.TrackingCode, StringComparer.Ordinal).ToList();
        var decided = Store.Tables.Of<CaseRow>().Where(c => c.ApplicantHash == applicant && c.DecidedBy is not null && c.DecidedAt >= now.AddDays(-PairDays));
        return new MatterFindings
        {
            Earlier = matter.Count == 0 ? null : new LinkedMatter { Case = matter[^1].Case, Visits = matter.Sum(c => c.VisitCount) + matter[0].MatterVisits },
            RepeatedOffices = definition.RepeatedPairMax == 0 ? [] :
            [
                .. decided.GroupBy(c => c.DecidedBy!).Where(g => g.Count() >= definition.RepeatedPairMax).Select(g => g.Key).Order(StringComparer.Ordinal),
            ],
        };
    }

    private CaseFacts FactsFor(CityCommand command, ServiceVersion version) => Facts(
        version, CaseRules.NeedsDirectory(State, command, version.Definition), CaseRules.NeedsDraw(State, command, version.Definition));

    private CaseFacts Facts(ServiceVersion version, bool offices, bool draw) => new()
    {
        Service = version,
        Calendar = Store.Calendar,
        Directory = offices ? Store.Directory.State?.ToSnapshot() : null,
        Epoch = draw ? Store.Epochs.Today() : null,
        Pseudonym = Store.Pseudonyms.OfApplicant,
    };

    private ServiceVersion Version(CaseState state) =>
        Store.Service(state.Service).Find(state.ServiceVersion)
        ?? throw new InvalidOperationException($"A case keeps version {state.ServiceVersion} of {state.Service}, which the catalogue does not have.");

    private ServiceVersion? Target(CaseState state, int version) =>
        Store.Service(state.Service).Find(version) is { EffectiveFrom: not null } found ? found : null;
}
