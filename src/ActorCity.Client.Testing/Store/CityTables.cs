namespace ActorCity.Client.Testing.Store;

/// <summary>The city's tables, keyed as their comments say.</summary>
internal sealed class CityTables
{
    private readonly SortedDictionary<string, IndexRow> rows = new(StringComparer.Ordinal);

    public IEnumerable<T> Of<T>() where T : IndexRow => rows.Values.OfType<T>();

    public void Apply(IEnumerable<IndexRow> changes)
    {
        foreach (var row in changes)
        {
            if (row.Removed)
            {
                rows.Remove(KeyOf(row));
            }
            else
            {
                rows[KeyOf(row)] = row;
            }
        }
    }

    // Numbers are padded: the order of keys is the order of rows.
    private static string KeyOf(IndexRow row) => row switch
    {
        CaseRow r => $"case {r.Case}",
        WorkItemRow r => $"work {r.Case} {r.Step}",
        VisitRow r => $"visit {r.Case} {r.Number:D6}",
        StepPerformedRow r => $"step {r.Case} {r.Sequence:D6} {r.Step}",
        DocumentRow r => $"document {r.Case} {r.Number:D6}",
        LedgerEntryRow r => $"ledger {r.Case} {r.Sequence:D6} {r.Line:D6}",
        OfficeRow r => $"office {r.Code}",
        ServiceRow r => $"service {r.Code}",
        _ => throw new ArgumentException($"The fake city has no table for {row.GetType().Name}.", nameof(row)),
    };
}
