using ActorCity.Contracts;
using ActorCity.Contracts.Catalogue;
using ActorCity.Domain.Commands;

namespace ActorCity.Domain.Catalogue;

public static partial class FormRules
{
    private const int FieldsMax = 60;
    private const int ChoicesMax = 40;
    private const int TextLengthMax = 500;
    private const int TitleLengthMax = 200;
    private const int HintLengthMax = 1000;
    private const int UnitLengthMax = 16;

    // What conditions call the city's own facts; a field of that name could not be told from them.
    private static readonly ImmutableArray<string> ReservedCodes = ["risk", "verdict", "channel"];

    /// <summary>
    /// What is wrong with a card's form, and with what other parts of the card ask of its fields; one stable phrase per problem.
    /// </summary>
    public static ImmutableArray<string> Problems(ServiceDefinition d)
    {
        ArgumentNullException.ThrowIfNull(d);
        if (d.Form.IsDefault || d.Form.Any(f => f is null || f.Choices.IsDefault || f.Choices.Any(c => c is null)))
        {
            return ["form-list-missing"];
        }

        return [.. FormProblems(d), .. d.Form.SelectMany(FieldProblems), .. WhenProblems(d), .. AskedElsewhere(d)];
    }

    /// <summary>A text in both languages that people can read.</summary>
    internal static bool IsRead(LocalText? text, int lengthMax) => text is not null && IsRead(text.Fa, lengthMax) && IsRead(text.En, lengthMax);

    internal static bool IsRead(string? text, int lengthMax) =>
        !string.IsNullOrWhiteSpace(text) && text.Length <= lengthMax && StorableText.Is(text);

    private static IEnumerable<string> FormProblems(ServiceDefinition d)
    {
        if (d.Form.Length > FieldsMax)
        {
            yield return "form-too-long";
        }

        if (d.Form.DistinctBy(f => f.Code).Count() != d.Form.Length)
        {
            yield return "field-code-twice";
        }
    }

    private static IEnumerable<string> FieldProblems(FormField f)
    {
        if (!Names.IsCode(f.Code) || !IsRead(f.Title, TitleLengthMax) || !Enum.IsDefined(f.Kind) || !(f.Hint is null || IsRead(f.Hint, HintLengthMax)))
        {
            yield return $"field-malformed {f.Code}";
        }

        if (ReservedCodes.Contains(f.Code))
        {
            yield return $"field-code-reserved {f.Code}";
        }

        if (f.Kind == FieldKind.Choice ? f.Choices.Length is < 2 or > ChoicesMax : !f.Choices.IsEmpty)
        {
            yield return $"field-choices-out-of-range {f.Code}";
        }

        if (f.Choices.DistinctBy(c => c.Code).Count() != f.Choices.Length || f.Choices.Any(c => !Names.IsCode(c.Code) || !IsRead(c.Title, TitleLengthMax)))
        {
            yield return $"field-choice-malformed {f.Code}";
        }

        if (!IsRange(f))
        {
            yield return $"field-range-malformed {f.Code}";
        }

        if (f.Unit is not null && (f.Kind != FieldKind.Number || !IsRead(f.Unit, UnitLengthMax)))
        {
            yield return $"field-unit-malformed {f.Code}";
        }

        if (f.LengthMax is not null && (f.Kind != FieldKind.Text || f.LengthMax is < 1 or > TextLengthMax))
        {
            yield return $"field-length-out-of-range {f.Code}";
        }
    }

    // A limit is an answer itself, so that it can be typed and compared.
    private static bool IsRange(FormField f)
    {
        if (f.Min is null && f.Max is null)
        {
            return true;
        }

        ImmutableArray<decimal> limits = [.. new[] { f.Min, f.Max }.OfType<decimal>()];
        return f.Kind switch
        {
            FieldKind.Number => limits.All(m => Math.Abs(m) <= NumberMax && decimal.Round(m, Figures.DecimalsMax) == m) && !(f.Min > f.Max),
            FieldKind.Money => limits.All(m => m is >= 0 and <= MoneyMax && decimal.Truncate(m) == m) && !(f.Min > f.Max),
            _ => false,
        };
    }

    /// <summary>A field may be asked because of fields before it, never because of itself or later ones.</summary>
    private static IEnumerable<string> WhenProblems(ServiceDefinition d)
    {
        for (var i = 0; i < d.Form.Length; i++)
        {
            foreach (var problem in ConditionRules.Problems(d.Form[i].When, $"field {d.Form[i].Code}", ConditionRules.Fields(d.Form[..i])))
            {
                yield return problem;
            }
        }
    }

    // Whether their facts exist and their codes are known is judged with those parts; here, whether the form's values fit.
    private static IEnumerable<string> AskedElsewhere(ServiceDefinition d)
    {
        var fields = ConditionRules.Fields(d.Form.Where(f => f.Kind != FieldKind.Choice));
        return AllOf(d with { Form = [], Fees = [] })
            .SelectMany(c => Conditions.Comparisons(c.Condition).Where(ConditionRules.IsWhole)
                .Where(x => fields.ContainsKey(x.Fact!))
                .SelectMany(x => ConditionRules.Unfit(x, c.Place, fields[x.Fact!])))
            .Distinct(StringComparer.Ordinal);
    }
}
