using ActorCity.Contracts;
using ActorCity.Contracts.Catalogue;

namespace ActorCity.Domain.Catalogue;

public static partial class DefinitionRules
{
    private const int OutcomesMax = 8;
    private const int InspectMax = 32;

    /// <summary>One step by itself; what a wrong performer or kind would follow from is not told twice.</summary>
    private static IEnumerable<string> Step(ServiceDefinition d, StepDefinition step)
    {
        if (!Names.IsCode(step.Code) || !IsTitle(step.Title) || !Enum.IsDefined(step.Performer) || !Enum.IsDefined(step.Kind) || !Enum.IsDefined(step.Silence))
        {
            return [$"step-malformed {step.Code}"];
        }

        return [.. Who(step), .. Times(step), .. Says(step)];
    }

    private static IEnumerable<string> Who(StepDefinition step)
    {
        // A deciding step of another office has a phrase of its own.
        if (!Fits(step) && !step.Decides)
        {
            yield return $"step-performer-of-another-kind {step.Code}";
        }

        if (step.Performer == StepPerformer.Agency ? !Names.IsCode(step.Agency) : step.Agency is not null)
        {
            yield return $"step-agency-malformed {step.Code}";
        }

        if (!step.Repeatable)
        {
            yield break;
        }

        // Whoever was drawn does it once; doing it again would be another decision without a draw.
        if (IsDrawn(step.Performer))
        {
            yield return $"drawn-step-repeatable {step.Code}";
        }
        else if (step.Performer is not (StepPerformer.IntakeOffice or StepPerformer.AnyOffice))
        {
            yield return $"step-not-repeatable {step.Code}";
        }
    }

    private static bool Fits(StepDefinition step) => step.Kind switch
    {
        StepKind.Examination => step.Performer is StepPerformer.IntakeOffice or StepPerformer.DrawnOffice or StepPerformer.AnyOffice
            or StepPerformer.Agency or StepPerformer.Citizen,
        StepKind.Intake => step.Performer is StepPerformer.IntakeOffice or StepPerformer.AnyOffice or StepPerformer.Citizen,
        StepKind.AutomaticCheck or StepKind.Issue => step.Performer == StepPerformer.City,
        StepKind.Inspection => step.Performer is StepPerformer.DrawnInspector or StepPerformer.AnyOffice or StepPerformer.Agency,
        StepKind.Referral => step.Performer == StepPerformer.Agency,
        StepKind.Confirmation => step.Performer == StepPerformer.SecondOffice,
        StepKind.Payment => step.Performer == StepPerformer.Citizen,
        StepKind.Appeal => step.Performer == StepPerformer.FreshOffice,
        _ => false,
    };

    private static bool IsDrawn(StepPerformer performer) =>
        performer is StepPerformer.DrawnOffice or StepPerformer.DrawnInspector or StepPerformer.SecondOffice or StepPerformer.FreshOffice;

    private static IEnumerable<string> Times(StepDefinition step)
    {
        if (step.WorkingDays is < 1 or > DaysMax)
        {
            yield return $"step-working-days-out-of-range {step.Code}";
        }

        // The decision's clock stands still for the applicant: without a time of its own the case would wait for ever.
        if (step is { Performer: StepPerformer.Citizen, WorkingDays: null })
        {
            yield return $"citizen-step-without-deadline {step.Code}";
        }

        if (step is { Performer: StepPerformer.City, WorkingDays: not null })
        {
            yield return $"city-step-with-deadline {step.Code}";
        }

        if (step.Silence == Silence.Escalates)
        {
            yield break;
        }

        if (step.WorkingDays is null && step.Performer != StepPerformer.City)
        {
            yield return $"silence-without-deadline {step.Code}";
        }

        // Silence neither pays, nor decides, nor is a second pair of eyes. The applicant's own may be an answer, as to a commission's vote.
        if (step.Decides || step.Kind is not (StepKind.Examination or StepKind.Inspection or StepKind.Referral))
        {
            yield return $"silence-not-allowed {step.Code}";
        }
        else if (step.Silence == Silence.Objects && step.Outcomes.Length < 2)
        {
            yield return $"silence-objects-without-outcome {step.Code}";
        }
    }

    private static IEnumerable<string> Says(StepDefinition step)
    {
        if (step.Outcomes.Length > OutcomesMax || !AreChoices(step.Outcomes))
        {
            yield return $"outcomes-malformed {step.Code}";
        }

        if (step.Kind is StepKind.Payment or StepKind.Issue && !step.Outcomes.IsEmpty)
        {
            yield return $"outcomes-not-allowed {step.Code}";
        }

        if (step.Kind == StepKind.Confirmation && !Codes(step.Outcomes).SequenceEqual(["confirmed", "returned"]))
        {
            yield return $"confirmation-outcomes {step.Code}";
        }

        if (step.Kind == StepKind.Appeal && !Codes(step.Outcomes).SequenceEqual(["upheld", "overturned"]))
        {
            yield return $"appeal-outcomes {step.Code}";
        }

        if (step.Inspect.Length > InspectMax || !AreChoices(step.Inspect))
        {
            yield return $"inspection-malformed {step.Code}";
        }

        if (step.Kind != StepKind.Inspection && !step.Inspect.IsEmpty)
        {
            yield return $"inspection-items-elsewhere {step.Code}";
        }
    }

    private static IEnumerable<string> Codes(ImmutableArray<Choice> choices) => choices.Select(c => c.Code);
}
