using ActorCity.Contracts;
using ActorCity.Contracts.Access;
using ActorCity.Contracts.Cases;
using ActorCity.Contracts.Catalogue;
using ActorCity.Contracts.Queries;
using ActorCity.Domain;
using ActorCity.Domain.Cases;
using ActorCity.Domain.Deadlines;
using ActorCity.Domain.Routing;

namespace ActorCity.Grains.Cases;

/// <summary>What the rules must know from outside the case.</summary>
internal sealed partial class CaseGrain
{
    /// <summary>Decisions of one office on one applicant's cases are counted over a year.</summary>
    private const int PairDays = 365;

    public Task<Outcome<CaseReceipt>> MigrateAsync(MigrateCase command) => RunAsync(command, CaseRules.Migrate);

    public async Task<Outcome<MigrationPreview>> PreviewMigrationAsync(MigrateCase command)
    {
        if (State is not { } state)
        {
            return CaseErrors.Unknown;
        }

        var facts = await FactsAsync(await services.GetAsync(state.Service, state.ServiceVersion), City.Now, offices: false, draw: false) with
        {
            Target = await services.FindAsync(state.Service, command.ToVersion),
        };
        return CaseRules.PreviewMigration(state, command, facts, City.Now);
    }

    private async Task<TimedDecision<CaseState, CaseReceipt>> DecideOpeningAsync<TCommand>(
        OpenCase open, DateTimeOffset now, Func<CaseState?, TCommand, CaseFacts, DateTimeOffset, Decision<CaseState, CaseReceipt>> rule, TCommand command)
        where TCommand : CityCommand
    {
        if (await services.GetEffectiveAsync(open.Service, open.OccurredAt ?? now, now) is not { } version)
        {
            return new(ServiceErrors.Unknown.With("service", open.Service), now);
        }

        var applicant = City.Pseudonyms.OfApplicant(open.Applicant);
        var subject = City.Pseudonyms.Of("draw-subject", Draw.SubjectText(open.Service, open.Applicant, open.Reference));
        var facts = await FactsAsync(open, version, now) with
        {
            ApplicantHash = applicant, DrawSubject = subject, Matter = await MatterAsync(version.Definition, applicant, subject, now),
        };
        return Decide(State?.LastEventAt, command, now, at => rule(State, command, facts, at), version.Definition);
    }

    // A service that neither adds visits up nor watches pairs asks nothing.
    private async Task<MatterFindings?> MatterAsync(ServiceDefinition definition, string applicant, string subject, DateTimeOffset now) =>
        definition is { MatterDays: 0, RepeatedPairMax: 0 }
            ? null
            : await GrainFactory.CaseMatters().FindAsync(new MatterQuestion
            {
                DrawSubject = subject,
                ApplicantHash = applicant,
                MatterSince = now - TimeSpan.FromDays(definition.MatterDays),
                PairsSince = now - TimeSpan.FromDays(PairDays),
                PairMax = definition.RepeatedPairMax,
            });

    private Task<CaseFacts> FactsAsync(CityCommand command, ServiceVersion version, DateTimeOffset now) => FactsAsync(
        version, now, CaseRules.NeedsDirectory(State, command, version.Definition), CaseRules.NeedsDraw(State, command, version.Definition));

    private async Task<CaseFacts> FactsAsync(ServiceVersion version, DateTimeOffset now, bool offices, bool draw) => new()
    {
        Service = version,
        Calendar = calendar.Current,
        Directory = offices ? await directory.GetAsync() : null,
        Epoch = draw ? await epochs.GetAsync(CivilTime.DateAt(now)) : null,
        Pseudonym = City.Pseudonyms.OfApplicant,
    };
}
