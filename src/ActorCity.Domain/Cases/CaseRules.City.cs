using ActorCity.Contracts;
using ActorCity.Contracts.Access;
using ActorCity.Contracts.Cases;
using ActorCity.Contracts.Cases.Events;
using ActorCity.Contracts.Catalogue;
using ActorCity.Contracts.Deadlines;

namespace ActorCity.Domain.Cases;

/// <summary>What the city does by itself: draws again, notices deadlines, takes silence for an answer where a service card says so.</summary>
public static partial class CaseRules
{
    /// <summary>Working days after which a late step goes from its office's manager to the stewards' oversight.</summary>
    private const int LadderWorkingDays = 2;

    private const string DeclaredInterest = "declared-interest";

    private const int LadderTop = 2;

    /// <summary>When to try again what silence was taken for, where a step that follows found no office.</summary>
    private static readonly TimeSpan Again = TimeSpan.FromHours(1);

    /// <summary>
    /// Takes every undone step away from an office that can no longer act. Drawn steps go to the drawn office, or are drawn again; steps of
    /// the counter become anybody's. Refused as a whole while no office is eligible: the city tries again.
    /// </summary>
    public static Decision<CaseState, CaseReceipt> Redraw(CaseState? state, RedrawCase command, CaseFacts facts, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(facts);
        if (Guard(state, command, now, CaseStatus.InProgress, CaseStatus.WaitingForApplicant) is { } refusal)
        {
            return refusal;
        }

        if (!state!.Steps.Any(s => s.Office == command.From && CaseSteps.IsWaiting(s)))
        {
            return CaseErrors.NothingToRedraw;
        }

        var flow = CaseFlow.Begin(state, facts, now);
        return flow.TakeAway(command.From, command.Cause) is { } none ? none : Accept(flow);
    }

    /// <summary>
    /// A person says that the own office has an interest in the case. The office loses its steps, does nothing in the case any more and is
    /// never drawn for it again; what it proposed or confirmed is void. An office without a part may say so beforehand.
    /// </summary>
    public static Decision<CaseState, CaseReceipt> DeclareInterest(CaseState? state, DeclareInterest command, CaseFacts facts, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(facts);
        if (Guard(state, command, now, CaseStatus.Open, CaseStatus.InProgress, CaseStatus.WaitingForApplicant) is { } refusal)
        {
            return refusal;
        }

        var office = command.Actor.Office!;
        if (state!.Interested.Contains(office) || (state.Conflicts.Length >= CaseLimits.Conflicts && !state.Conflicts.Contains(office)))
        {
            return CaseErrors.HasInterest;
        }

        var flow = CaseFlow.Begin(state, facts, now);
        flow.Add(new InterestDeclared { Office = office, Reason = command.Reason });
        if (state.Proposal?.Office == office && facts.Service.Definition.Steps.First(s => s.Decides) is { } deciding)
        {
            flow.Add(new DecisionReturned { Step = deciding.Code, Reason = DeclaredInterest });
            flow.UndoDecision(DeclaredInterest);
        }

        flow.UndoConfirmations(office, DeclaredInterest);
        return (flow.TakeAway(office, DeclaredInterest) ?? flow.Advance(DeclaredInterest)) is { } none ? none : Accept(flow);
    }

    /// <summary>Brings a running case to another version of its service.</summary>
    public static Decision<CaseState, CaseReceipt> Migrate(CaseState? state, MigrateCase command, CaseFacts facts, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(facts);
        if (PreviewMigration(state, command, facts, now) is var preview && preview.Refusal is { } refusal)
        {
            return refusal;
        }

        // While the applicant has it the office is asked that will have it again.
        if ((state!.Holder ?? state.DrawnOffice ?? state.IntakeOffice) is { } holder && command.Actor.Office != holder)
        {
            return CaseErrors.NotHolder;
        }

        if (preview.Value!.Refusal is { } against)
        {
            return against;
        }

        var flow = CaseFlow.Begin(state!, facts with { Service = facts.Target! }, now);
        flow.Add(new CaseMigrated
        {
            FromVersion = state!.ServiceVersion,
            ToVersion = command.ToVersion,
            VisitBudget = preview.Value.VisitBudget,
            Reason = command.Reason,
        });
        return flow.Advance() is { } none ? none : Accept(flow);
    }

    /// <summary>What a migration would do, whoever asks. Steps that were done or are open must exist in the other version, or it is refused.</summary>
    public static Outcome<MigrationPreview> PreviewMigration(CaseState? state, MigrateCase command, CaseFacts facts, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(facts);
        if (Guard(state, command, now, CaseStatus.Open, CaseStatus.InProgress) is { } refusal)
        {
            return refusal;
        }

        if (facts.Target is not { Status: ServiceVersionStatus.Published or ServiceVersionStatus.Retired } target)
        {
            return ServiceErrors.Unknown;
        }

        var (from, to) = (facts.Service.Definition, target.Definition);
        var lost = state!.Steps.Where(s => s.Status != CaseStepStatus.Skipped && CaseSteps.Find(to, s.Code) is null).Select(s => s.Code).ToImmutableArray();
        return new MigrationPreview
        {
            FromVersion = state.ServiceVersion,
            ToVersion = target.Version,
            AddedSteps = [.. to.Steps.Where(s => CaseSteps.Find(from, s.Code) is null).Select(s => s.Code)],
            LostSteps = lost,
            AddedItems = [.. to.Checklist.Where(i => from.Checklist.All(o => o.Code != i.Code)).Select(i => i.Code)],
            VisitBudget = to.VisitBudget,
            Refusal = target.Version == state.ServiceVersion || !lost.IsEmpty || to.RecordedTime != from.RecordedTime
                ? CaseErrors.CannotMigrate.With("steps", string.Join(' ', lost))
                : null,
        };
    }

    /// <summary>A due time came. Null: this state no longer waits for it, nothing is written.</summary>
    public static Decision<CaseState, CaseReceipt>? Due(CaseState? state, DueItem item, CaseFacts facts, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(item);
        ArgumentNullException.ThrowIfNull(facts);
        if (CaseDeadlines.Find(state, item) is not { } due || now < due.DueAt)
        {
            return null;
        }

        // A command noticed it already, and the law says nothing more.
        if (due.Kind == DueKinds.Decision && state!.Clock!.PassedAt is not null && Deemed(state, facts.Service.Definition) is null)
        {
            return null;
        }

        var flow = due.Kind == DueKinds.Decision ? new CaseFlow(state!, facts, now) : CaseFlow.Begin(state!, facts, now);
        var refusal = due.Kind switch
        {
            DueKinds.Decision => DecisionDue(flow, due, facts.Service.Definition),
            DueKinds.Applicant => ApplicantDue(flow, due),
            _ => StepDue(flow, due, facts, now),
        };
        return refusal is null ? Accept(flow) : refusal;
    }

    /// <summary>
    /// When to wake the case again for a due time that came too early by this machine's clock, or whose step the state still waits for
    /// because what follows it found no office; null: no need.
    /// </summary>
    public static DateTimeOffset? WakeAgainAt(CaseState? state, DueItem item, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(item);
        return CaseDeadlines.Find(state, item) is not { } due ? null
            : now < due.DueAt ? due.DueAt
            : due.Kind.StartsWith(DueKinds.StepPrefix, StringComparison.Ordinal) ? now + Again
            : null;
    }

    // A clock that runs counts the city's silence: one that the applicant's turn stopped never comes here. A notice that waits all the same
    // is a second one, or came too late, and helps nobody.
    private static string? Deemed(CaseState state, ServiceDefinition definition) =>
        state is { Status: CaseStatus.InProgress or CaseStatus.WaitingForApplicant, Appealed: false } ? definition.DeemedVerdict : null;

    private static Refusal? DecisionDue(CaseFlow flow, DueItem due, ServiceDefinition definition)
    {
        if (flow.State.Clock!.PassedAt is null)
        {
            flow.Add(new DeadlinePassed { DueAt = due.DueAt, Holder = flow.State.Holder });
        }

        if (Deemed(flow.State, definition) is not { } verdict)
        {
            return null;
        }

        var silent = flow.State.DrawnOffice ?? Actor.City.Person;
        flow.SkipWaiting();
        flow.CancelOpenBills();
        flow.Add(new VerdictDeemed { Verdict = verdict, DueAt = due.DueAt });
        if (verdict == definition.Verdicts[0])
        {
            flow.Issue();
        }

        flow.Add(new CaseDecided { Verdict = verdict, Reason = "silence", Office = silent, Person = Actor.City.Person });
        return null;
    }

    private static Refusal? ApplicantDue(CaseFlow flow, DueItem due)
    {
        flow.Add(new ApplicantSilent { DueAt = due.DueAt });
        flow.CancelOpenBills();
        flow.Add(new CaseWithdrawn { Reason = "applicant-silent" });
        return null;
    }

    // Silence neither pays nor is a second pair of eyes, whatever a card says.
    private static bool MayBeSilent(StepKind kind) => kind is not (StepKind.Payment or StepKind.Confirmation or StepKind.Appeal);

    private static Refusal? StepDue(CaseFlow flow, DueItem due, CaseFacts facts, DateTimeOffset now)
    {
        var code = due.Kind[DueKinds.StepPrefix.Length..];
        var step = CaseSteps.Find(flow.State, code)!;
        var definition = CaseSteps.Find(facts.Service.Definition, code);
        if (definition is { Silence: not Silence.Escalates, Decides: false } && MayBeSilent(definition.Kind))
        {
            var outcome = definition.Silence == Silence.Agrees ? definition.Outcomes.FirstOrDefault() : definition.Outcomes.LastOrDefault();
            flow.Add(new StepDeemed { Step = code, Outcome = outcome?.Code, DueAt = due.DueAt });
            return flow.Advance();
        }

        var level = step.Escalation + 1;
        flow.Add(new StepEscalated
        {
            Step = code,
            DueAt = step.DueAt ?? due.DueAt,
            Level = level,
            NextAt = level < LadderTop ? facts.Calendar.DueAt(now, LadderWorkingDays) : null,
        });
        return null;
    }
}
