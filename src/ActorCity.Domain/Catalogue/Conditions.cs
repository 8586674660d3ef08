using ActorCity.Contracts.Catalogue;

namespace ActorCity.Domain.Catalogue;

/// <summary>Answers a card's questions about a case's facts. A closed vocabulary: it always ends, and never reads anything but facts.</summary>
public static class Conditions
{
    /// <summary>Deepest nesting of one condition.</summary>
    public const int DepthMax = 8;

    /// <summary>Whether the condition holds; null always does.</summary>
    /// <exception cref="ArgumentException">It is no condition, or too deep: publishing refuses such a card.</exception>
    public static bool Holds(Condition? condition, IReadOnlyDictionary<string, string> facts)
    {
        ArgumentNullException.ThrowIfNull(facts);
        return condition is null || Holds(condition, facts, 1);
    }

    /// <summary>The names of all facts it reads, sorted, each once.</summary>
    public static ImmutableArray<string> FactsOf(Condition? condition) =>
        [.. Comparisons(condition).Select(c => c.Fact!).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    /// <summary>All comparisons in it, as far as a condition may reach.</summary>
    internal static IEnumerable<Condition> Comparisons(Condition? condition, int depth = 1)
    {
        if (condition is null || depth > DepthMax)
        {
            return [];
        }

        return condition.Fact is not null
            ? [condition]
            : Parts(condition).SelectMany(part => Comparisons(part, depth + 1));
    }

    /// <summary>What it is made of, whether or not it is well made.</summary>
    internal static IEnumerable<Condition?> Parts(Condition c) => [.. Given(c.All), .. Given(c.Any), .. c.Not is null ? [] : new[] { c.Not }];

    private static ImmutableArray<Condition> Given(ImmutableArray<Condition>? parts) => parts is { IsDefault: false } given ? given : [];

    private static bool Holds(Condition c, IReadOnlyDictionary<string, string> facts, int depth)
    {
        if (depth > DepthMax)
        {
            throw new ArgumentException("The condition is too deep.", nameof(c));
        }

        return c switch
        {
            { Fact: { } fact } => Compares(c, facts.GetValueOrDefault(fact)),
            { All: { IsDefaultOrEmpty: false } all } => all.All(part => Holds(part, facts, depth + 1)),
            { Any: { IsDefaultOrEmpty: false } any } => any.Any(part => Holds(part, facts, depth + 1)),
            { Not: { } not } => !Holds(not, facts, depth + 1),
            _ => throw new ArgumentException("The condition asks nothing.", nameof(c)),
        };
    }

    private static bool Compares(Condition c, string? stated) => c.Op switch
    {
        ConditionOp.Present => stated is not null,
        ConditionOp.Ne => stated is null || !AreEqual(stated, Wanted(c)),
        ConditionOp.In => stated is not null && (c.Values is { IsDefault: false } values ? values : []).Any(v => AreEqual(stated, v)),
        ConditionOp.Eq => stated is not null && AreEqual(stated, Wanted(c)),
        ConditionOp.Lt => Order(stated, Wanted(c)) < 0,
        ConditionOp.Le => Order(stated, Wanted(c)) <= 0,
        ConditionOp.Gt => Order(stated, Wanted(c)) > 0,
        ConditionOp.Ge => Order(stated, Wanted(c)) >= 0,
        _ => throw new ArgumentException("The condition does not compare.", nameof(c)),
    };

    private static string Wanted(Condition c) => c.Value ?? throw new ArgumentException("The condition has no value.", nameof(c));

    private static bool AreEqual(string stated, string wanted) => Order(stated, wanted) is { } order ? order == 0 : stated == wanted;

    /// <summary>By value, where both are numbers or both are dates; null where there is no order.</summary>
    private static int? Order(string? stated, string wanted)
    {
        if (stated is null)
        {
            return null;
        }

        if (Figures.TryRead(stated, out var number) && Figures.TryRead(wanted, out var limit))
        {
            return number.CompareTo(limit);
        }

        return Figures.TryReadDate(stated, out var day) && Figures.TryReadDate(wanted, out var other) ? day.CompareTo(other) : null;
    }
}
