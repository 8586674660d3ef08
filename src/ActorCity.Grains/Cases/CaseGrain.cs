using System.Text.Json;
using ActorCity.Contracts;
using ActorCity.Contracts.Cases;
using ActorCity.Contracts.Deadlines;
using ActorCity.Contracts.Journal;
using ActorCity.Domain;
using ActorCity.Domain.Cases;
using ActorCity.Grains.Catalogue;
using ActorCity.Grains.Deadlines;
using ActorCity.Grains.Routing;

namespace ActorCity.Grains.Cases;

/// <summary>One citizen's demand, from opening to the end. Calls go from here to the catalogue and to routing, never back to offices.</summary>
[GrainType(GrainKeys.Case)]
internal sealed partial class CaseGrain(
    [PersistentState("case", Stores.Journal)] IPersistentState<Journaled<CaseState>> store,
    CitySetting city, ServiceVersions services, OfficeDirectoryCache directory, DrawEpochs epochs, CityCalendar calendar)
    : CityGrain<CaseState>(store, CaseStream.Instance, city),
        ICaseIntake, ICaseExamination, ICasePayments, ICaseInquiry, ICaseProcess, IDueTarget
{
    private RenderedCase? rendered;

    public Task<Outcome<CaseReceipt>> OpenAsync(OpenCase command) => RunAsync(command, CaseRules.Open);

    public Task<Outcome<CaseReceipt>> AttachDocumentAsync(AttachDocument command) => RunAsync(command, CaseRules.AttachDocument);

    public Task<Outcome<CaseReceipt>> SubmitAsync(SubmitCase command) => RunAsync(command, CaseRules.Submit);

    public Task<Outcome<CaseReceipt>> RegisterVisitAsync(RegisterVisit command) => RunAsync(command, CaseRules.RegisterVisit);

    public Task<Outcome<CaseReceipt>> AnswerNoticeAsync(AnswerNotice command) => RunAsync(command, CaseRules.AnswerNotice);

    public Task<Outcome<CaseReceipt>> WithdrawAsync(WithdrawCase command) => RunAsync(command, CaseRules.Withdraw);

    public Task<Outcome<CaseReceipt>> PerformStepAsync(PerformStep command) => RunAsync(command, CaseRules.PerformStep);

    public Task<Outcome<CaseReceipt>> NoticeDeficiencyAsync(NoticeDeficiency command) => RunAsync(command, CaseRules.NoticeDeficiency);

    public Task<Outcome<CaseReceipt>> DecideAsync(DecideCase command) => RunAsync(command, CaseRules.Decide);

    public Task<Outcome<CaseReceipt>> CloseAsync(CloseCase command) => RunAsync(command, CaseRules.Close);

    public Task<Outcome<CaseReceipt>> TakeWorkAsync(TakeWork command) => RunAsync(command, CaseRules.TakeWork);

    public Task<Outcome<CaseReceipt>> RedrawAsync(RedrawCase command) => RunAsync(command, CaseRules.Redraw);

    public Task<Outcome<CaseReceipt>> AnswerFormAsync(AnswerForm command) => RunAsync(command, CaseRules.AnswerForm);

    public Task<Outcome<CaseReceipt>> AppealAsync(AppealDecision command) => RunAsync(command, CaseRules.Appeal);

    public Task<Outcome<CaseReceipt>> GrantMandateAsync(GrantMandate command) => RunAsync(command, CaseRules.GrantMandate);

    public Task<Outcome<CaseReceipt>> WithdrawMandateAsync(WithdrawMandate command) => RunAsync(command, CaseRules.WithdrawMandate);

    public Task<Outcome<CaseReceipt>> DeclareInterestAsync(DeclareInterest command) => RunAsync(command, CaseRules.DeclareInterest);

    public Task<Outcome<CaseReceipt>> ExplainVisitAsync(ExplainVisit command) => RunAsync(command, CaseRules.ExplainVisit);

    public Task<Outcome<CaseReceipt>> RecordPaymentAsync(RecordPayment command) => RunAsync(command, CaseRules.RecordPayment);

    public Task<Outcome<CaseReceipt>> VoidPaymentAsync(VoidPayment command) => RunAsync(command, CaseRules.VoidPayment);

    public Task<Outcome<CaseReceipt>> RefundPaymentAsync(RefundPayment command) => RunAsync(command, CaseRules.RefundPayment);

    public Task<Outcome<CaseReceipt>> ProposeFeeOverrideAsync(ProposeFeeOverride command) => RunAsync(command, CaseRules.ProposeFeeOverride);

    public Task<Outcome<CaseReceipt>> SettleFeeOverrideAsync(SettleFeeOverride command) => RunAsync(command, CaseRules.SettleFeeOverride);

    public Task<CaseView?> GetAsync() => Task.FromResult(State is { } state ? CaseViews.From(state) : null);

    public Task<RenderedCase?> GetRenderedAsync()
    {
        if (State is not { } state)
        {
            // A number that nobody opened: do not keep an activation for it.
            DeactivateOnIdle();
            return Task.FromResult<RenderedCase?>(null);
        }

        if (rendered?.Version != Version)
        {
            rendered = new RenderedCase
            {
                Version = Version,
                Json = JsonSerializer.SerializeToUtf8Bytes(CaseViews.From(state), CityJson.Stored),
            };
        }

        return Task.FromResult<RenderedCase?>(rendered);
    }

    public async Task<DateTimeOffset?> OnDueAsync(DueItem item)
    {
        if (State is not { } state)
        {
            return null;
        }

        // Another silo's clock may have been ahead of this one: a case's time never runs backwards.
        var now = City.Now is var at && at < state.LastEventAt ? state.LastEventAt : at;
        var facts = await FactsAsync(await services.GetAsync(state.Service, state.ServiceVersion), now, offices: true, draw: true);
        if (CaseRules.Due(state, item, facts, now) is { Refusal: null } decision)
        {
            await CommitAsync($"due:{item.Kind}:{item.Number}", now, decision);
        }

        return CaseRules.WakeAgainAt(State, item, now);
    }

    private Task<Outcome<CaseReceipt>> RunAsync<TCommand>(
        TCommand command, Func<CaseState?, TCommand, CaseFacts, DateTimeOffset, Decision<CaseState, CaseReceipt>> rule)
        where TCommand : CityCommand =>
        ExecuteAsync<CaseReceipt>(command, async now =>
        {
            if (command is OpenCase open)
            {
                return await DecideOpeningAsync(open, now, rule, command);
            }

            if (State is not { } state)
            {
                return new(CaseErrors.Unknown, now);
            }

            var version = await services.GetAsync(state.Service, state.ServiceVersion);
            var facts = await FactsAsync(command, version, now);
            if (command is MigrateCase migration)
            {
                facts = facts with { Target = await services.FindAsync(state.Service, migration.ToVersion) };
            }

            return Decide(state.LastEventAt, command, now, at => rule(state, command, facts, at), version.Definition);
        });
}
