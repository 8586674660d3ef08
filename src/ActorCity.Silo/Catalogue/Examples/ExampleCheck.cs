using System.Globalization;
using ActorCity.Contracts;
using ActorCity.Contracts.Cases;
using ActorCity.Contracts.Cases.Events;
using ActorCity.Contracts.Catalogue;

namespace ActorCity.Silo.Catalogue.Examples;

/// <summary>Compares how a case went with what its example foresees.</summary>
internal sealed class ExampleCheck(ServiceDefinition definition, ServiceExample example, ExampleCase @case)
{
    /// <param name="refusal">What ended it early; null: nothing.</param>
    /// <param name="stated">Steps whose foreseen outcome was stated.</param>
    public IEnumerable<string> Problems(Refusal? refusal, IReadOnlySet<string> stated) =>
        [.. End(refusal), .. Bills(), .. Visits(), .. refusal is null ? Outcomes(stated) : [], .. Fold()];

    private IEnumerable<string> End(Refusal? refusal)
    {
        if (refusal?.Code != example.ExpectRefusal)
        {
            return [refusal is null ? $"was not refused with {example.ExpectRefusal}" : $"was refused: {Words(refusal)}"];
        }

        if (refusal is not null)
        {
            return example.Expect == ExampleEnd.Refused ? [] : ["is refused, but is expected to be " + Domain.Words.Of(example.Expect)];
        }

        var state = @case.State!;
        if (state.Status != (definition.Verdicts.IsEmpty ? CaseStatus.Closed : CaseStatus.Decided))
        {
            var waiting = state.Steps.Where(s => s.Status is CaseStepStatus.Open or CaseStepStatus.Taken).Select(s => s.Code);
            return [$"does not end: it is {Domain.Words.Of(state.Status)}, waiting for {string.Join(", ", waiting)}"];
        }

        var favourable = definition.Verdicts.IsEmpty || state.Verdict == definition.Verdicts[0];
        return example.Expect switch
        {
            ExampleEnd.Accepted when !favourable => [$"ends with {state.Verdict}, but is expected to be accepted"],
            ExampleEnd.Refused when favourable => ["ends well, but is expected to be refused"],
            _ when example.Verdict is { } verdict && state.Verdict != verdict => [$"ends with {state.Verdict}, not with {verdict}"],
            _ => [],
        };
    }

    /// <summary>Every bill is foreseen, and nothing else is.</summary>
    private IEnumerable<string> Bills()
    {
        var billed = @case.Events.OfType<BillIssued>().GroupBy(b => b.Step).ToDictionary(g => g.Key, g => g.Last().Total, StringComparer.Ordinal);
        foreach (var step in billed.Keys.Union(example.Totals.Keys).Order(StringComparer.Ordinal))
        {
            var (made, foreseen) = (billed.GetValueOrDefault(step), example.Totals.GetValueOrDefault(step));
            if (made != foreseen)
            {
                yield return string.Create(CultureInfo.InvariantCulture, $"bills {made} rial at {step}, not {foreseen}");
            }
        }
    }

    private IEnumerable<string> Visits()
    {
        if (@case.State is not { } state)
        {
            yield break;
        }

        if (state.VisitExcess != example.ExpectVisitExcess)
        {
            yield return $"has {state.VisitCount} of {state.VisitBudget} visits, but {(example.ExpectVisitExcess ? "is" : "is not")} expected to go beyond";
        }

        if (example.Expect == ExampleEnd.ExcessVisit && !state.VisitExcess)
        {
            yield return $"is expected to go beyond the visit budget of {state.VisitBudget}";
        }

        if (state.VisitCount != example.Visits && example.ExpectRefusal is null)
        {
            yield return $"has {state.VisitCount} visits, not {example.Visits}";
        }
    }

    /// <summary>An outcome that nothing states foresees another way than the case took.</summary>
    private IEnumerable<string> Outcomes(IReadOnlySet<string> stated) => example.Outcomes
        .Where(o => !stated.Contains(o.Key) && @case.State?.Steps.FirstOrDefault(s => s.Code == o.Key)?.Outcome != o.Value)
        .Select(o => $"never came to state {o.Value} at {o.Key}");

    private IEnumerable<string> Fold()
    {
        if (!@case.FoldsAgain())
        {
            yield return "is another case when its journal is folded again";
        }
    }

    private static string Words(Refusal refusal) =>
        $"{refusal.Code} {string.Join(", ", refusal.Values.Select(v => $"{v.Key}={v.Value}"))}".TrimEnd();
}
