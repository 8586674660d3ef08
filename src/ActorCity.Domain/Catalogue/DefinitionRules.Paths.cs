using ActorCity.Contracts.Catalogue;

namespace ActorCity.Domain.Catalogue;

public static partial class DefinitionRules
{
    private const int StepsMax = 40;

    /// <summary>The steps as a graph: only steps before it may come before a step, so there is no circle.</summary>
    private static IEnumerable<string> Graph(ServiceDefinition d)
    {
        if (d.Steps.Length is < 1 or > StepsMax)
        {
            yield return "steps-out-of-range";
        }

        if (d.Steps.DistinctBy(s => s.Code).Count() != d.Steps.Length)
        {
            yield return "step-code-twice";
        }

        var before = new HashSet<string>(StringComparer.Ordinal);
        foreach (var step in d.Steps)
        {
            if (!step.After.All(before.Contains) || step.After.Distinct(StringComparer.Ordinal).Count() != step.After.Length)
            {
                yield return $"step-after-unknown-or-later {step.Code}";
            }

            before.Add(step.Code ?? "");
        }
    }

    /// <summary>
    /// Every path ends: whatever the answers, outcomes and verdict are, each step that opens is done or skipped, and nothing waits for a
    /// step that may never open. A skipped step is over, so conditions cannot block a path; only a step that others open can.
    /// </summary>
    private static IEnumerable<string> Paths(ServiceDefinition d)
    {
        var over = new HashSet<string>(StringComparer.Ordinal);
        foreach (var step in d.Steps.Where(s => s.Kind != StepKind.Appeal))
        {
            if (step.After.All(over.Contains))
            {
                over.Add(step.Code);
            }
            else
            {
                yield return $"step-never-opens {step.Code}";
            }
        }

        if (!d.Steps.Any(s => s.After.IsEmpty && s.Kind != StepKind.Appeal))
        {
            yield return "no-step-opens-at-once";
        }

        foreach (var step in d.Steps.Where(s => s.Kind == StepKind.Appeal && !s.After.IsEmpty))
        {
            yield return $"appeal-step-after-others {step.Code}";
        }

        // A decision that is skipped is none: the case would stay undecided for ever.
        foreach (var step in d.Steps.Where(s => s.Decides && s.When is not null))
        {
            yield return $"deciding-step-conditional {step.Code}";
        }

        foreach (var step in d.Steps.Where(s => s.Kind is StepKind.Confirmation or StepKind.Issue && !FollowsDecision(d, s)))
        {
            yield return step.Kind == StepKind.Confirmation ? $"confirmation-before-decision {step.Code}" : $"issue-before-decision {step.Code}";
        }
    }

    private static bool FollowsDecision(ServiceDefinition d, StepDefinition step)
    {
        var before = Before(d, step);
        return d.Steps.Any(s => s.Decides && before.Contains(s.Code));
    }

    /// <summary>All steps that are over when a step opens, whichever way the case took.</summary>
    private static HashSet<string> Before(ServiceDefinition d, StepDefinition step)
    {
        var before = new HashSet<string>(step.After, StringComparer.Ordinal);

        // Each step's After stands before it: one walk from the end meets them all.
        for (var i = d.Steps.Length - 1; i >= 0; i--)
        {
            if (before.Contains(d.Steps[i].Code))
            {
                before.UnionWith(d.Steps[i].After);
            }
        }

        return before;
    }
}
