using ActorCity.Contracts.Deadlines;
using ActorCity.Contracts.Queries;
using ActorCity.Domain.Cases;
using ActorCity.Domain.Commands;
using ActorCity.Domain.Routing;

namespace ActorCity.Domain.Tests.Model;

/// <summary>Cases in the model city, and what it knows of an applicant's earlier ones.</summary>
public sealed partial class ModelCity
{
    private const int PairDays = 365;

    private readonly List<JournalStream<CaseState>> cases = [];

    public JournalStream<CaseState> NewCase()
    {
        var stream = new JournalStream<CaseState>(CaseStream.Instance, CaseId.FromCommand(NextCommandId()).Key);
        cases.Add(stream);
        return stream;
    }

    /// <summary>Gives a command to a case as a grain does: shape, time, facts, rule, commit.</summary>
    public Outcome<CaseReceipt> Give(JournalStream<CaseState> target, CityCommand command)
    {
        var state = target.State;
        if (CommandChecks.Check(command) is { } malformed)
        {
            return malformed;
        }

        var key = command is OpenCase open ? (open.Service, 1) : (state?.Service ?? "", state?.ServiceVersion ?? 0);
        if (!services.TryGetValue(key, out var service))
        {
            return ServiceErrors.Unknown;
        }

        var at = CommandTimes.Effective(state?.LastEventAt, command, service.Definition, Now);
        if (at.Refusal is { } early)
        {
            return early;
        }

        var facts = FactsFor(state, command, service);
        var refusal = target.Take(Decide(state, command, facts, at.Value), command.CommandId, command.Actor, at.Value, Tables, out var receipt);
        return refusal is null ? receipt! : refusal;
    }

    /// <summary>A due time comes, and its row is gone unless the case asks for it again; false if nothing happened.</summary>
    public bool Wake(JournalStream<CaseState> target, DueChange due)
    {
        var item = new DueItem { Kind = due.Kind, Number = due.Number, DueAt = due.DueAt!.Value };
        var service = Service(target.State!.Service, target.State.ServiceVersion);
        var facts = FactsFor(target.State, null, service) with { Directory = Directory.State!.ToSnapshot(), Epoch = Epoch() };
        var decision = CaseRules.Due(target.State, item, facts, Now);
        if (decision is { Refusal: null })
        {
            Assert.Null(target.Take(decision, NextCommandId(), Actor.City, Now, Tables, out _));
        }

        if (CaseRules.WakeAgainAt(target.State, item, Now) is null && target.Due.GetValueOrDefault(due.Kind)?.Number == due.Number)
        {
            target.Due.Remove(due.Kind);
        }

        return decision is { Refusal: null };
    }

    /// <summary>What earlier cases say of a new one, counted from their journals alone.</summary>
    private MatterFindings Matter(ServiceDefinition definition, string applicant, string subject)
    {
        var others = cases.Where(c => c.State is { } s && s.ApplicantHash == applicant).Select(c => (State: c.State!, c.Events)).ToList();
        var matter = others.Where(c => c.State.DrawSubject == subject && c.State.OpenedAt >= Now.AddDays(-definition.MatterDays)).ToList();
        return new MatterFindings
        {
            Earlier = matter.Count == 0 ? null : new LinkedMatter
            {
                Case = matter[^1].State.Case,
                Visits = matter.Sum(c => c.Events.OfType<Contracts.Cases.Events.VisitRegistered>().Count()),
            },
            RepeatedOffices = definition.RepeatedPairMax == 0 ? [] :
            [
                .. others.Where(c => c.State is { DecidedBy: not null } s && s.DecidedAt >= Now.AddDays(-PairDays)).GroupBy(c => c.State.DecidedBy!)
                    .Where(g => g.Count() >= definition.RepeatedPairMax).Select(g => g.Key).Order(StringComparer.Ordinal),
            ],
        };
    }

    private CaseFacts FactsFor(CaseState? state, CityCommand? command, ServiceVersion service)
    {
        var draws = command is not null && CaseRules.NeedsDraw(state, command, service.Definition);
        var asks = command is not null && CaseRules.NeedsDirectory(state, command, service.Definition);
        var facts = new CaseFacts
        {
            Service = service,
            Calendar = Calendar,
            Directory = asks || draws ? Directory.State!.ToSnapshot() : null,
            Epoch = draws ? Epoch() : null,
            Pseudonym = person => Pseudonyms.Of("applicant", person),
            Target = command is MigrateCase migration ? services.GetValueOrDefault((service.Definition.Code, migration.ToVersion)) : null,
        };
        if (command is not OpenCase open)
        {
            return facts;
        }

        var (applicant, subject) = (Pseudonyms.Of("applicant", open.Applicant), Pseudonyms.Of("draw-subject", Draw.SubjectText(open.Service, open.Applicant, open.Reference)));
        var quiet = service.Definition is { MatterDays: 0, RepeatedPairMax: 0 };
        return facts with
        {
            ApplicantHash = applicant, DrawSubject = subject, Matter = quiet ? null : Matter(service.Definition, applicant, subject),
        };
    }

    private static Decision<CaseState, CaseReceipt> Decide(CaseState? state, CityCommand command, CaseFacts facts, DateTimeOffset now) =>
        command switch
        {
            OpenCase c => CaseRules.Open(state, c, facts, now),
            AttachDocument c => CaseRules.AttachDocument(state, c, facts, now),
            SubmitCase c => CaseRules.Submit(state, c, facts, now),
            RegisterVisit c => CaseRules.RegisterVisit(state, c, facts, now),
            AnswerNotice c => CaseRules.AnswerNotice(state, c, facts, now),
            WithdrawCase c => CaseRules.Withdraw(state, c, facts, now),
            TakeWork c => CaseRules.TakeWork(state, c, facts, now),
            PerformStep c => CaseRules.PerformStep(state, c, facts, now),
            NoticeDeficiency c => CaseRules.NoticeDeficiency(state, c, facts, now),
            DecideCase c => CaseRules.Decide(state, c, facts, now),
            CloseCase c => CaseRules.Close(state, c, facts, now),
            RedrawCase c => CaseRules.Redraw(state, c, facts, now),
            _ => DecideMore(state, command, facts, now),
        };

    private static Decision<CaseState, CaseReceipt> DecideMore(CaseState? state, CityCommand command, CaseFacts facts, DateTimeOffset now) =>
        command switch
        {
            AnswerForm c => CaseRules.AnswerForm(state, c, facts, now),
            AppealDecision c => CaseRules.Appeal(state, c, facts, now),
            GrantMandate c => CaseRules.GrantMandate(state, c, facts, now),
            WithdrawMandate c => CaseRules.WithdrawMandate(state, c, facts, now),
            RecordPayment c => CaseRules.RecordPayment(state, c, facts, now),
            VoidPayment c => CaseRules.VoidPayment(state, c, facts, now),
            RefundPayment c => CaseRules.RefundPayment(state, c, facts, now),
            ProposeFeeOverride c => CaseRules.ProposeFeeOverride(state, c, facts, now),
            SettleFeeOverride c => CaseRules.SettleFeeOverride(state, c, facts, now),
            ExplainVisit c => CaseRules.ExplainVisit(state, c, facts, now),
            DeclareInterest c => CaseRules.DeclareInterest(state, c, facts, now),
            MigrateCase c => CaseRules.Migrate(state, c, facts, now),
            _ => throw new ArgumentException("Not for cases.", nameof(command)),
        };
}
