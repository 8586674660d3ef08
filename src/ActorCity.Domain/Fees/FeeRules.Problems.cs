using ActorCity.Contracts;
using ActorCity.Contracts.Catalogue;
using ActorCity.Domain.Catalogue;

namespace ActorCity.Domain.Fees;

public static partial class FeeRules
{
    private const int FeesMax = 40;
    private const int FactorsMax = 4;
    private const int BandsMax = 20;
    private const int RatesMax = 200;
    private const int PerMilleMax = 10_000;
    private const int RoundToMax = 1_000_000;
    private const int TitleLengthMax = 200;
    private const int SourceLengthMax = 1000;

    // Accounts of the ledger that no fee may share.
    private static readonly ImmutableArray<string> ReservedCodes = [Override, LedgerRules.Cancelled, LedgerRules.Refunded];

    /// <summary>What is wrong with a card's tariff and fees, one stable phrase per problem. A card without any never fails to bill.</summary>
    public static ImmutableArray<string> Problems(ServiceDefinition d)
    {
        ArgumentNullException.ThrowIfNull(d);
        if (d.Fees.IsDefault || d.Form.IsDefault
            || d.Fees.Any(f => f is null || f.Factors.IsDefault || f.Of.IsDefault || f.Bands.IsDefault || f.Bands.Any(b => b is null))
            || d.Form.Any(f => f is null || f.Choices.IsDefault || f.Choices.Any(c => c is null)))
        {
            return ["fees-list-missing"];
        }

        return [.. TariffProblems(d), .. ListProblems(d), .. d.Fees.SelectMany(f => RuleProblems(d, f)), .. FeeBounds.Problems(d)];
    }

    /// <summary>What is wrong with one rule, its size left aside.</summary>
    internal static IEnumerable<string> RuleProblems(ServiceDefinition d, FeeRule f) =>
    [
        .. BasicProblems(d, f), .. ShapeProblems(f), .. RateProblems(d, f), .. FactorProblems(d, f), .. KindProblems(d, f),
        .. ConditionRules.Problems(f.When, $"fee {f.Code}", ConditionRules.Facts(d)),
    ];

    internal static IEnumerable<string> TariffProblems(ServiceDefinition d)
    {
        if (d.Tariff is not { } tariff)
        {
            return d.Fees.IsEmpty ? [] : ["tariff-missing"];
        }

        if (!Names.IsCode(tariff.Code) || !FormRules.IsRead(tariff.Source, SourceLengthMax) || tariff.Rates is null || tariff.Rates.Count > RatesMax)
        {
            return ["tariff-malformed"];
        }

        return tariff.Rates.Where(r => !Names.IsCode(r.Key) || r.Value is < 0 or > AmountMax).Select(r => $"tariff-rate-malformed {r.Key}");
    }

    private static IEnumerable<string> ListProblems(ServiceDefinition d)
    {
        if (d.Fees.Length > FeesMax)
        {
            yield return "fees-too-many";
        }

        if (d.Fees.DistinctBy(f => f.Code).Count() != d.Fees.Length)
        {
            yield return "fee-code-twice";
        }

        foreach (var step in d.Steps.IsDefault ? [] : d.Steps.Where(s => s is { Kind: StepKind.Payment } && !d.Fees.Any(f => f.Step == s.Code)))
        {
            yield return $"payment-step-without-fees {step.Code}";
        }
    }

    private static IEnumerable<string> BasicProblems(ServiceDefinition d, FeeRule f)
    {
        if (!Names.IsCode(f.Code) || !FormRules.IsRead(f.Title, TitleLengthMax) || !Enum.IsDefined(f.Kind))
        {
            yield return $"fee-malformed {f.Code}";
        }

        if (ReservedCodes.Contains(f.Code))
        {
            yield return $"fee-code-reserved {f.Code}";
        }

        if (d.Steps.IsDefault || !d.Steps.Any(s => s is { Kind: StepKind.Payment } && s.Code == f.Step))
        {
            yield return $"fee-step-not-payment {f.Code}";
        }

        // Both limits are multiples, so that what is rounded stays within them and what is held at them is round.
        if (f.RoundTo is < 1 or > RoundToMax || f.Min is < 0 or > AmountMax || f.Max is < 0 or > AmountMax || f.Min > f.Max
            || f.Min % f.RoundTo > 0 || f.Max % f.RoundTo > 0)
        {
            yield return $"fee-limits-malformed {f.Code}";
        }
    }

    /// <summary>What its kind needs is there, and nothing that its kind would not read.</summary>
    private static IEnumerable<string> ShapeProblems(FeeRule f)
    {
        var right = f.Kind switch
        {
            FeeKind.Fixed => f is { Rate: not null, Factors.IsEmpty: true },
            FeeKind.PerUnit => f is { Rate: not null, Factors.IsEmpty: false },
            FeeKind.Bands => f is { Rate: null, Factors.IsEmpty: false },
            FeeKind.Table => f.Rate is null,
            FeeKind.Share => f.Rate is null && !(f.Factors.IsEmpty && f.Of.IsEmpty),
            _ => false,
        };
        if (!right || f.Factors.Length > FactorsMax
            || f.Bands.IsEmpty == (f.Kind == FeeKind.Bands)
            || f.TableFact is null == (f.Kind == FeeKind.Table) || f.Table is null == (f.Kind == FeeKind.Table)
            || f.PerMille is null == (f.Kind == FeeKind.Share) || !(f.Of.IsEmpty || f.Kind == FeeKind.Share))
        {
            yield return $"fee-shape-wrong {f.Code}";
        }
    }

    private static IEnumerable<string> RateProblems(ServiceDefinition d, FeeRule f)
    {
        IEnumerable<string?> named = [.. f.Rate is null ? [] : new[] { f.Rate }, .. f.Bands.Select(b => b.Rate), .. f.Table?.Values ?? []];
        return d.Tariff is not { Rates: { } rates } ? []
            : named.Where(n => n is null || !rates.ContainsKey(n)).Distinct(StringComparer.Ordinal).Select(n => $"fee-rate-unknown {f.Code} {n}");
    }

    private static IEnumerable<string> FactorProblems(ServiceDefinition d, FeeRule f)
    {
        foreach (var factor in f.Factors.Distinct(StringComparer.Ordinal))
        {
            var field = d.Form.FirstOrDefault(x => x.Code == factor);
            if (field is null)
            {
                yield return $"fee-factor-unknown {f.Code} {factor}";
            }
            else if (field.Kind != FieldKind.Money && (field.Kind != FieldKind.Number || f.Kind == FeeKind.Share))
            {
                yield return $"fee-factor-kind-wrong {f.Code} {factor}";
            }
            else if (field.Kind == FieldKind.Number && field.Min is not >= 0)
            {
                yield return $"fee-factor-may-be-negative {f.Code} {factor}";
            }
        }
    }

    private static IEnumerable<string> KindProblems(ServiceDefinition d, FeeRule f)
    {
        if (f.Kind == FeeKind.Bands && !AreBands(f.Bands))
        {
            yield return $"fee-bands-malformed {f.Code}";
        }

        if (f is { Kind: FeeKind.Table, TableFact: not null, Table: not null })
        {
            var choices = d.Form.FirstOrDefault(x => x.Code == f.TableFact && x.Kind == FieldKind.Choice)?.Choices;
            if (choices is not { } known || !f.Table.Keys.ToHashSet(StringComparer.Ordinal).SetEquals(known.Select(c => c.Code)))
            {
                yield return $"fee-table-not-all-choices {f.Code}";
            }
        }

        if (f.Kind == FeeKind.Share && f.PerMille is < 1 or > PerMilleMax)
        {
            yield return $"fee-per-mille-out-of-range {f.Code}";
        }

        // Lines of the same bill that are there already.
        var before = d.Fees.TakeWhile(x => !ReferenceEquals(x, f)).Where(x => x.Step == f.Step).Select(x => x.Code).ToHashSet(StringComparer.Ordinal);
        foreach (var of in f.Of.Where(o => !before.Contains(o)).Distinct(StringComparer.Ordinal))
        {
            yield return $"fee-share-of-unknown-or-later {f.Code} {of}";
        }
    }

    private static bool AreBands(ImmutableArray<FeeBand> bands) =>
        bands.Length is >= 1 and <= BandsMax
        && bands[^1].UpTo is null
        && bands[..^1].All(b => b.UpTo is > 0 and <= FormRules.MoneyMax && decimal.Round(b.UpTo.Value, Figures.DecimalsMax) == b.UpTo)
        && bands[..^1].Zip(bands.Skip(1)).All(pair => pair.Second.UpTo is null || pair.First.UpTo < pair.Second.UpTo);
}
