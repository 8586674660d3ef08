using ActorCity.Contracts;
using ActorCity.Contracts.Catalogue;

namespace ActorCity.Domain.Catalogue;

public static partial class DefinitionRules
{
    private const int VerdictsMax = 8;
    private const int ValidMonthsMax = 1200;

    private static IEnumerable<string> Deciding(ServiceDefinition d)
    {
        var deciding = d.Steps.Where(s => s.Decides).ToList();
        if (d.Verdicts.Length > VerdictsMax || !d.Verdicts.All(Names.IsCode) || d.Verdicts.Distinct().Count() != d.Verdicts.Length)
        {
            yield return "verdicts-malformed";
        }

        if (deciding.Count != (d.Verdicts.IsEmpty ? 0 : 1))
        {
            yield return d.Verdicts.IsEmpty ? "deciding-step-without-verdicts" : "verdicts-need-one-deciding-step";
        }

        // Law 1: the decider is drawn, whatever a service card says.
        if (deciding.Exists(s => s.Performer != StepPerformer.DrawnOffice))
        {
            yield return "deciding-step-not-drawn";
        }

        // What it states is the verdict.
        if (deciding.Exists(s => s.Kind != StepKind.Examination || !s.Outcomes.IsEmpty))
        {
            yield return "deciding-step-of-another-kind";
        }

        if (d.DeemedVerdict is { } deemed && !d.Verdicts.Contains(deemed))
        {
            yield return "deemed-verdict-unknown";
        }

        if (d is { DeemedVerdict: not null, DecisionWorkingDays: null })
        {
            yield return "deemed-verdict-without-deadline";
        }
    }

    /// <summary>A class that needs two offices has a step that a second office surely performs, whatever else is true of the case.</summary>
    private static IEnumerable<string> FourEyes(ServiceDefinition d)
    {
        if (!d.FourEyes.All(r => Enum.IsDefined(r.Risk) && Enum.IsDefined(r.Class)) || d.FourEyes.DistinctBy(r => r.Risk).Count() != d.FourEyes.Length)
        {
            yield return "four-eyes-malformed";
        }

        foreach (var rule in d.FourEyes.Where(r => r.Class == FourEyesClass.TwoOffices))
        {
            if (!d.Steps.Any(s => s.Kind == StepKind.Confirmation && HoldsForRisk(s.When, rule.Risk) == true))
            {
                yield return $"four-eyes-without-confirmation {Words.Of(rule.Risk)}";
            }
        }
    }

    /// <summary>What a condition says when nothing but the risk class is known; null: that depends on the rest.</summary>
    private static bool? HoldsForRisk(Condition? condition, RiskClass risk) => condition switch
    {
        null => true,
        { All: { IsDefault: false } all } => All(all.Select(c => HoldsForRisk(c, risk))),
        { Any: { IsDefault: false } any } => !All(any.Select(c => !HoldsForRisk(c, risk))),
        { Not: { } not } => !HoldsForRisk(not, risk),
        { Fact: "risk" } => condition.Op switch
        {
            ConditionOp.Eq => condition.Value == Words.Of(risk),
            ConditionOp.Ne => condition.Value != Words.Of(risk),
            ConditionOp.In => condition.Values is { IsDefault: false } values && values.Contains(Words.Of(risk)),
            ConditionOp.Present => true,
            _ => false,
        },
        _ => null,
    };

    private static bool? All(IEnumerable<bool?> parts)
    {
        var known = parts.ToList();
        return known.Contains(false) ? false : known.Contains(null) ? null : true;
    }

    private static IEnumerable<string> Appeal(ServiceDefinition d)
    {
        var steps = d.Steps.Where(s => s.Kind == StepKind.Appeal).Select(s => s.Code).ToList();
        if (d.Appeal is not { } appeal)
        {
            foreach (var step in steps)
            {
                yield return $"appeal-step-without-rule {step}";
            }

            yield break;
        }

        if (d.Verdicts.IsEmpty)
        {
            yield return "appeal-without-verdicts";
        }

        if (appeal.WorkingDays is < 1 or > DaysMax)
        {
            yield return "appeal-working-days-out-of-range";
        }

        if (!steps.SequenceEqual([appeal.Step], StringComparer.Ordinal))
        {
            yield return "appeal-needs-one-step";
        }

        foreach (var step in d.Steps.Where(s => s is { Kind: StepKind.Appeal, When: not null }))
        {
            yield return $"appeal-step-conditional {step.Code}";
        }
    }

    private static IEnumerable<string> Certificate(ServiceDefinition d)
    {
        var issues = d.Steps.Count(s => s.Kind == StepKind.Issue);
        if (d.Certificate is not { } certificate)
        {
            if (issues > 0)
            {
                yield return "issue-step-without-certificate";
            }

            yield break;
        }

        if (!Names.IsCode(certificate.Template) || !IsTitle(certificate.Title) || certificate.ValidMonths is < 1 or > ValidMonthsMax)
        {
            yield return "certificate-malformed";
        }

        if (issues != 1)
        {
            yield return "certificate-needs-one-issue-step";
        }
    }
}
