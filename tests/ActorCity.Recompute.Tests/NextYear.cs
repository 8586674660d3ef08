namespace ActorCity.Recompute.Tests;

/// <summary>Version 2 of a card, as the next council might decide it: other rates, other days, the same steps.</summary>
internal static class NextYear
{
    public static ServiceDefinition Of(ServiceDefinition card) => card with
    {
        DecisionWorkingDays = card.DecisionWorkingDays + 2,
        ApplicantWorkingDays = card.ApplicantWorkingDays + 1,
        Steps = [.. card.Steps.Select(s => s with { WorkingDays = s.WorkingDays + 1 })],
        Tariff = card.Tariff is { } tariff
            ? tariff with { Code = $"{tariff.Code}-next", Rates = tariff.Rates.ToImmutableSortedDictionary(r => r.Key, r => (r.Value * 11 / 10) + 7) }
            : null,
        Certificate = card.Certificate is { } certificate ? certificate with { ValidMonths = certificate.ValidMonths + 6 } : null,
    };
}
