using ActorCity.Contracts.Catalogue;
using ActorCity.Domain.Catalogue;

namespace ActorCity.Domain.Cases;

/// <summary>What conditions and fees may read of a case.</summary>
internal static class CaseFactSheet
{
    public const string Risk = "risk";
    public const string Verdict = "verdict";
    public const string Channel = "channel";
    public const string StepPrefix = "step:";

    /// <summary>An answer to a field that is not asked any more, because an earlier answer changed, is no fact.</summary>
    public static IReadOnlyDictionary<string, string> Of(CaseState state, ServiceDefinition definition)
    {
        var facts = new Dictionary<string, string>(state.Facts, StringComparer.Ordinal) { [Channel] = Words.Of(state.Channel) };
        if (state.Risk is { } risk)
        {
            facts[Risk] = Words.Of(risk);
        }

        if ((state.Proposal?.Verdict ?? state.Verdict) is { } verdict)
        {
            facts[Verdict] = verdict;
        }

        foreach (var step in state.Steps)
        {
            if (step.Outcome is { } outcome)
            {
                facts[StepPrefix + step.Code] = outcome;
            }
        }

        return FormRules.Asked(definition, facts);
    }
}
