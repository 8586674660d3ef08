using ActorCity.Contracts;
using ActorCity.Contracts.Cases;
using ActorCity.Contracts.Cases.Events;
using ActorCity.Contracts.Catalogue;
using ActorCity.Contracts.Routing.Events;
using ActorCity.Domain.Routing;

namespace ActorCity.Domain.Cases;

/// <summary>Where the draw enters a case.</summary>
internal sealed partial class CaseFlow
{
    /// <summary>Why a drawn office lost a case although nobody took it away: its licence ended or its scope lost the service.</summary>
    private const string NoLongerEligible = "office-not-eligible";

    /// <summary>Takes every step away from an office. A refusal if a drawn step finds no other.</summary>
    public Refusal? TakeAway(string office, string cause)
    {
        var held = Definition.Steps
            .Where(d => CaseSteps.Find(State, d.Code) is { } s && CaseSteps.IsWaiting(s) && s.Office == office)
            .ToImmutableArray();
        foreach (var step in held)
        {
            if (!CaseSteps.IsDrawn(step.Performer))
            {
                Add(new StepOpened { Step = step.Code });
            }
            else if (BringToOffice(step, cause, office) is { } refusal)
            {
                return refusal;
            }

            // While the notice waits nobody's time runs; it starts with the answer.
            if (State.Status == CaseStatus.InProgress)
            {
                StartClock(step);
            }
        }

        return null;
    }

    /// <summary>
    /// Continuity: a deciding office's further steps go to it as long as it can act. Everything else is drawn, each for its own part.
    /// </summary>
    /// <param name="step">The step.</param>
    /// <param name="cause">Why it is drawn again; null for the first draw.</param>
    /// <param name="from">The office that loses it.</param>
    private Refusal? BringToOffice(StepDefinition step, string? cause, string? from = null)
    {
        if (facts.Directory is not { } directory)
        {
            // A city without offices has no directory.
            return CaseErrors.NoEligibleOffice;
        }

        var epoch = facts.Epoch ?? throw new InvalidOperationException("A drawn step needs the draw epoch among the facts.");
        var decider = step.Performer == StepPerformer.DrawnOffice;
        if (decider && State.DrawnOffice is { } drawn && drawn != from)
        {
            if (!State.Conflicts.Contains(drawn) && Draw.Find(directory, drawn) is { } listing && Draw.IsEligible(listing, State.Service, epoch.Date))
            {
                Add(new StepOpened { Step = step.Code, Office = drawn });
                return null;
            }

            cause ??= NoLongerEligible;
        }

        var round = (CaseSteps.Find(State, step.Code)?.Round ?? 0) + 1;
        var excluded = Excluded(step.Performer, from);
        var eligible = Draw.Eligible(directory, State.Service, epoch.Date, excluded);
        var winner = Draw.Winner(epoch.Secret.AsSpan(), State.DrawSubject, step.Code, round, eligible);
        if (winner is null)
        {
            return CaseErrors.NoEligibleOffice;
        }

        Add(new StepOpened { Step = step.Code, Office = winner });
        Add(new OfficeDrawn
        {
            Step = step.Code,
            Round = round,
            Office = winner,
            Epoch = epoch.Date,
            DirectoryVersion = directory.Version,
            Eligible = eligible.Length,
            Excluded = excluded,
            Cause = cause,
            Part = decider ? null : Part(step.Performer),
        });
        return null;
    }

    private static DrawPart Part(StepPerformer performer) => performer switch
    {
        StepPerformer.DrawnInspector => DrawPart.Inspector,
        StepPerformer.SecondOffice => DrawPart.Confirmer,
        StepPerformer.FreshOffice => DrawPart.Appeal,
        _ => DrawPart.Decider,
    };

    /// <summary>
    /// Offices that may not have this part: counters, those that lost the case or have an interest, and every office that has, or had,
    /// another drawn part: whoever looks at the site does not decide, whoever decides does not confirm, and an appeal is nobody's of them.
    /// </summary>
    private ImmutableArray<string> Excluded(StepPerformer performer, string? from)
    {
        IEnumerable<string?> others = State.Steps
            .Where(s => s.Office is not null && CaseSteps.Find(Definition, s.Code) is { } d && CaseSteps.HasAPart(d.Performer)
                && (d.Performer != performer || performer is StepPerformer.SecondOffice or StepPerformer.FreshOffice))
            .Select(s => s.Office);
        var deciders = performer == StepPerformer.DrawnOffice ? [] : new[] { State.DrawnOffice, State.Proposal?.Office, State.DecidedBy };
        return
        [
            .. others.Concat(deciders).Concat(State.LostOffices).Concat(State.Conflicts).Append(State.IntakeOffice).Append(from)
                .OfType<string>().Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal),
        ];
    }
}
