using ActorCity.Contracts.Catalogue;

namespace ActorCity.Domain.Catalogue;

/// <summary>What a service's form takes, and what it still waits for.</summary>
public static partial class FormRules
{
    /// <summary>The fields' facts that count: an answer to a field that is not asked any more, because an earlier answer changed, is none.</summary>
    public static IReadOnlyDictionary<string, string> Asked(ServiceDefinition d, IReadOnlyDictionary<string, string> facts)
    {
        ArgumentNullException.ThrowIfNull(d);
        ArgumentNullException.ThrowIfNull(facts);
        var asked = new Dictionary<string, string>(facts, StringComparer.Ordinal);

        // A field names only fields before it, so one pass in the form's order is enough.
        foreach (var field in d.Form.Where(f => f.When is not null))
        {
            if (!Conditions.Holds(field.When, asked))
            {
                asked.Remove(field.Code);
            }
        }

        return asked;
    }

    /// <summary>Codes of the required fields that are asked in this case and have no answer, in the form's order.</summary>
    public static ImmutableArray<string> Missing(
        ServiceDefinition d, IReadOnlyDictionary<string, string> facts, IReadOnlyCollection<string> answered)
    {
        ArgumentNullException.ThrowIfNull(answered);
        var asked = Asked(d, facts);
        return [.. d.Form.Where(f => f.Required && !answered.Contains(f.Code) && Conditions.Holds(f.When, asked)).Select(f => f.Code)];
    }

    /// <summary>Whether the field's answer is kept in the case's head, where conditions and fees read it. Texts, addresses and files never are.</summary>
    public static bool IsFact(ServiceDefinition d, string field)
    {
        ArgumentNullException.ThrowIfNull(d);
        return d.Form.FirstOrDefault(f => f.Code == field)?.Kind switch
        {
            FieldKind.Number or FieldKind.Money or FieldKind.Date or FieldKind.Choice => true,
            FieldKind.Parcel or FieldKind.Person => AllOf(d).Any(c => Conditions.Comparisons(c.Condition).Any(x => x.Fact == field)),
            _ => false,
        };
    }

    /// <summary>Every condition of the card, with the place it stands in.</summary>
    internal static IEnumerable<(string Place, Condition? Condition)> AllOf(ServiceDefinition d) =>
    [
        .. Whole(d.Form).Select(f => ($"field {f.Code}", f.When)),
        .. Whole(d.Eligibility).Select(r => ($"eligibility {r.Code}", (Condition?)r.Holds)),
        .. Whole(d.Risk).Select((r, i) => (string.Create(CultureInfo.InvariantCulture, $"risk {i + 1}"), r.When)),
        .. Whole(d.Checklist).Select(i => ($"item {i.Code}", i.When)),
        .. Whole(d.Steps).Select(s => ($"step {s.Code}", s.When)),
        .. Whole(d.Fees).Select(f => ($"fee {f.Code}", f.When)),
    ];

    // A list that is missing is named where the list is judged.
    private static IEnumerable<T> Whole<T>(ImmutableArray<T> list) where T : class => list.IsDefault ? [] : list.Where(x => x is not null);
}
