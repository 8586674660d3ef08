using ActorCity.Contracts;
using ActorCity.Contracts.Catalogue;

namespace ActorCity.Domain.Catalogue;

public static partial class DefinitionRules
{
    private const int ChecklistMax = 32;
    private const int EligibilityMax = 16;
    private const int RiskMax = 16;

    private static IEnumerable<string> Checklist(ServiceDefinition d)
    {
        if (d.Checklist.Length > ChecklistMax)
        {
            yield return "checklist-too-long";
        }

        if (d.Checklist.DistinctBy(i => i.Code).Count() != d.Checklist.Length)
        {
            yield return "checklist-code-twice";
        }

        foreach (var item in d.Checklist)
        {
            if (!Names.IsCode(item.Code) || !IsTitle(item.Title) || !Enum.IsDefined(item.Source))
            {
                yield return $"checklist-item-malformed {item.Code}";
            }

            // Once only: what the city has or gets is never demanded of the citizen.
            if (item is { Required: true, Source: not ItemSource.CitizenBrings })
            {
                yield return $"required-item-not-from-citizen {item.Code}";
            }

            if (item.Source == ItemSource.CityFetches ? !CanFetch(d, item.FetchedBy) : item.FetchedBy is not null)
            {
                yield return $"item-fetched-by-wrong-step {item.Code}";
            }
        }
    }

    // Somebody of the city or of another body: what the applicant's own step brings is not fetched.
    private static bool CanFetch(ServiceDefinition d, string? step) =>
        d.Steps.FirstOrDefault(s => s.Code == step) is { Performer: not (StepPerformer.Citizen or StepPerformer.City) };

    private static IEnumerable<string> Eligibility(ServiceDefinition d)
    {
        if (d.Eligibility.Length > EligibilityMax)
        {
            yield return "eligibility-too-long";
        }

        if (d.Eligibility.DistinctBy(r => r.Code).Count() != d.Eligibility.Length)
        {
            yield return "eligibility-code-twice";
        }

        foreach (var rule in d.Eligibility.Where(r => !Names.IsCode(r.Code) || r.Holds is null || !IsText(r.Otherwise, TextLengthMax)))
        {
            yield return $"eligibility-rule-malformed {rule.Code}";
        }
    }

    private static IEnumerable<string> Risk(ServiceDefinition d)
    {
        if (d.Risk.Length > RiskMax)
        {
            yield return "risk-too-long";
        }

        if (!d.Risk.All(r => Enum.IsDefined(r.Class)))
        {
            yield return "risk-rule-malformed";
        }

        // What comes after a rule that always holds is never asked.
        if (d.Risk.SkipLast(1).Any(r => r.When is null))
        {
            yield return "risk-rule-after-default";
        }
    }
}
