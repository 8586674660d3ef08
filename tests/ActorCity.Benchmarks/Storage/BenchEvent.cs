namespace ActorCity.Benchmarks.Storage;

/// <summary>The journal row of a command, for the variants that write it themselves.</summary>
internal static class BenchEvent
{
    public static string Json(BenchCase next) => string.Create(
        CultureInfo.InvariantCulture,
        $$"""[{"type":"case.step-performed","step":"plan-control","office":"{{next.Holder}}","person":"examiner-14-009-3","note":"{{next.LastNote}}"}]""");
}
