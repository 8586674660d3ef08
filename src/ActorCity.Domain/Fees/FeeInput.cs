using ActorCity.Contracts.Catalogue;
using ActorCity.Domain.Catalogue;

namespace ActorCity.Domain.Fees;

/// <summary>What one fee is computed from: its rule, the version's tariff, the facts of fields that are asked in this case.</summary>
internal sealed record FeeInput(ServiceDefinition Definition, FeeRule Rule, IReadOnlyDictionary<string, string> Asked)
{
    /// <summary>
    /// Whether all it is computed from was stated. What is not asked in this case, or may be left open and was, costs nothing; a
    /// required answer that is not there would make the bill wrong.
    /// </summary>
    public bool IsStated()
    {
        IEnumerable<string> needed = Rule.TableFact is { } tableFact ? Rule.Factors.Add(tableFact) : Rule.Factors;
        return needed.All(IsStated);
    }

    public Exact Rate(string? name) =>
        name is not null && Definition.Tariff is { } tariff && tariff.Rates.TryGetValue(name, out var rate) && rate >= 0
            ? Exact.Of((decimal)rate)
            : throw Fault($"has no rate {name}");

    /// <summary>The name of the rate of the chosen code.</summary>
    public string TableRate()
    {
        var chosen = Asked[Rule.TableFact ?? throw Fault("has no fact for its table")];
        return Rule.Table?.GetValueOrDefault(chosen) ?? throw Fault($"has nothing in its table for {chosen}");
    }

    public ImmutableArray<Exact> Factors() => [.. Rule.Factors.Select(f => Exact.Of(Factor(f)))];

    /// <summary>The factors that were stated; the others are not there in this case.</summary>
    public ImmutableArray<decimal> StatedFactors() => [.. Rule.Factors.Where(IsStated).Select(Factor)];

    public decimal Factor(string field) =>
        Figures.TryRead(Asked[field], out var number) && number >= 0 ? number : throw Fault($"cannot count with {field}");

    public InvalidOperationException Fault(string problem) => new($"Fee {Rule.Code} of {Definition.Code} {problem}.");

    private bool IsStated(string code)
    {
        if (Asked.ContainsKey(code))
        {
            return true;
        }

        var field = Definition.Form.FirstOrDefault(f => f.Code == code) ?? throw Fault($"names no field: {code}");
        return field.Required && Conditions.Holds(field.When, Asked) ? throw Fault($"needs {code}, which was not stated") : false;
    }
}
