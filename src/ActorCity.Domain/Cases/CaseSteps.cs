using ActorCity.Contracts;
using ActorCity.Contracts.Cases;
using ActorCity.Contracts.Cases.Events;
using ActorCity.Contracts.Catalogue;
using ActorCity.Contracts.Journal;
using ActorCity.Contracts.Routing.Events;
using ActorCity.Domain.Deadlines;
using ActorCity.Domain.Routing;

namespace ActorCity.Domain.Cases;

/// <summary>Which steps open, and at which office: where the draw enters a case.</summary>
internal static class CaseSteps
{
    /// <summary>Why a drawn office lost a case although nobody suspended it: its licence ended or its scope lost the service.</summary>
    private const string NoLongerEligible = "office-not-eligible";

    public static StepDefinition? Find(ServiceDefinition service, string code) => service.Steps.FirstOrDefault(s => s.Code == code);

    public static CaseStep? Find(CaseState state, string code) => state.Steps.FirstOrDefault(s => s.Code == code);

    /// <summary>
    /// Steps that open at submission (<paramref name="performed"/> null) or by performing one. With recorded time steps open without an
    /// event: another system's history may have every step of a long card, and the state lists only those that were performed.
    /// </summary>
    public static ImmutableArray<StepDefinition> Opening(CaseState state, ServiceDefinition service, string? performed) =>
        service.RecordedTime
            ? []
            : [.. service.Steps.Where(s => Find(state, s.Code) is null && s.Code != performed && s.After.All(a => a == performed || IsDone(state, a)))];

    /// <summary>Whether a step waits to be performed, or may be performed again.</summary>
    public static bool IsOpen(CaseState state, CaseStep? step, StepDefinition definition) => step switch
    {
        { Status: not CaseStepStatus.Done } => true,
        { } => definition.Repeatable,
        _ => definition.Performer == StepPerformer.AnyOffice && definition.After.All(a => IsDone(state, a)),
    };

    /// <summary>Whether an office may work on a service now. True where the directory is not among the facts: nobody asked.</summary>
    public static bool MayWork(string office, ServiceDefinition service, CaseFacts facts, DateTimeOffset now) =>
        facts.Directory is not { } directory
        || (Draw.Find(directory, office) is { } listing && Draw.IsEligible(listing, service.Code, Today(facts, now)));

    /// <summary>Adds the events that open steps. A refusal if a drawn step finds no office.</summary>
    public static Refusal? Open(
        CaseState state,
        ImmutableArray<StepDefinition> steps,
        CaseFacts facts,
        DateTimeOffset now,
        ImmutableArray<CityEvent>.Builder events)
    {
        var drawn = state.DrawnOffice;
        foreach (var step in steps)
        {
            if (step.Performer != StepPerformer.DrawnOffice)
            {
                events.Add(new StepOpened { Step = step.Code, Office = CounterOf(state, step, facts) });
                continue;
            }

            var cause = state.DrawnOffice is null ? null : NoLongerEligible;
            if (BringToDrawnOffice(state, step, 1, cause, state.LostOffices, facts, events, ref drawn) is { } refusal)
            {
                return refusal;
            }
        }

        return null;
    }

    /// <summary>Adds the events that take steps away from an office. A refusal if a drawn step finds no other.</summary>
    public static Refusal? TakeAway(
        CaseState state,
        ImmutableArray<StepDefinition> steps,
        RedrawCase command,
        CaseFacts facts,
        ImmutableArray<CityEvent>.Builder events)
    {
        var drawn = state.DrawnOffice == command.From ? null : state.DrawnOffice;
        var lost = state.LostOffices.Add(command.From);
        foreach (var step in steps)
        {
            if (step.Performer != StepPerformer.DrawnOffice)
            {
                events.Add(new StepOpened { Step = step.Code });
                continue;
            }

            var round = Find(state, step.Code)!.Round + 1;
            if (BringToDrawnOffice(state, step, round, command.Cause, lost, facts, events, ref drawn) is { } refusal)
            {
                return refusal;
            }
        }

        return null;
    }

    /// <summary>
    /// Continuity: a drawn step goes to the office that has the case by draw. Only where there is none, or it can no longer act, an office is drawn.
    /// </summary>
    private static Refusal? BringToDrawnOffice(
        CaseState state,
        StepDefinition step,
        int round,
        string? cause,
        ImmutableArray<string> lost,
        CaseFacts facts,
        ImmutableArray<CityEvent>.Builder events,
        ref string? drawn)
    {
        if (facts.Directory is not { } directory)
        {
            // A city without offices has no directory.
            return CaseErrors.NoEligibleOffice;
        }

        var epoch = facts.Epoch ?? throw new InvalidOperationException("A drawn step needs the draw epoch among the facts.");
        if (drawn is not null && Draw.Find(directory, drawn) is { } listing && Draw.IsEligible(listing, state.Service, epoch.Date))
        {
            events.Add(new StepOpened { Step = step.Code, Office = drawn });
            return null;
        }

        var excluded = Excluded(state, lost);
        var eligible = Draw.Eligible(directory, state.Service, epoch.Date, excluded);
        var winner = Draw.Winner(epoch.Secret.AsSpan(), state.DrawSubject, step.Code, round, eligible);
        if (winner is null)
        {
            return CaseErrors.NoEligibleOffice;
        }

        events.Add(new StepOpened { Step = step.Code, Office = winner });
        events.Add(new OfficeDrawn
        {
            Step = step.Code,
            Round = round,
            Office = winner,
            Epoch = epoch.Date,
            DirectoryVersion = directory.Version,
            Eligible = eligible.Length,
            Excluded = excluded,
            Cause = cause,
        });
        drawn = winner;
        return null;
    }

    /// <summary>Offices that may never decide this case. Declared interests and four eyes will add theirs here.</summary>
    private static ImmutableArray<string> Excluded(CaseState state, ImmutableArray<string> lost) =>
        [.. (state.IntakeOffice is { } intake ? lost.Add(intake) : lost).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    // A counter that was suspended before its step opened would hold it for ever: then it is anybody's.
    private static string? CounterOf(CaseState state, StepDefinition step, CaseFacts facts) =>
        step.Performer == StepPerformer.IntakeOffice && state.IntakeOffice is { } office
        && !(facts.Directory is { } directory && Draw.Find(directory, office) is { Active: false })
            ? office
            : null;

    private static bool IsDone(CaseState state, string code) => Find(state, code) is { Times: > 0 };

    private static DateOnly Today(CaseFacts facts, DateTimeOffset now) => facts.Epoch?.Date ?? CivilTime.DateAt(now);
}
