using System.Text.Json;
using ActorCity.Contracts.Queries;

namespace ActorCity.Domain.Tests.Model;

/// <summary>The city's tables in memory, keyed as their comments say.</summary>
public sealed class CityTables
{
    private readonly SortedDictionary<string, IndexRow> rows = new(StringComparer.Ordinal);

    public IEnumerable<T> Of<T>() where T : IndexRow => rows.Values.OfType<T>();

    public void Apply(IEnumerable<IndexRow> changes)
    {
        foreach (var row in changes)
        {
            if (row.Removed)
            {
                Assert.True(rows.Remove(KeyOf(row)), $"Nothing to remove at {KeyOf(row)}.");
            }
            else
            {
                rows[KeyOf(row)] = row;
            }
        }
    }

    public string ToJson() =>
        JsonSerializer.Serialize(rows.ToDictionary(r => r.Key, r => JsonSerializer.SerializeToElement(r.Value, r.Value.GetType(), CityJson.Stored)));

    private static string KeyOf(IndexRow row) => row switch
    {
        CaseRow r => $"case_view {r.Case}",
        WorkItemRow r => $"work_item {r.Case} {r.Step}",
        VisitRow r => $"visit {r.Case} {r.Number:D3}",
        StepPerformedRow r => $"step_performed {r.Case} {r.Sequence:D5} {r.Step}",
        DocumentRow r => $"case_document {r.Case} {r.Number:D3}",
        LedgerEntryRow r => $"ledger_entry {r.Case} {r.Sequence:D5} {r.Line:D2}",
        OfficeRow r => $"office_view {r.Code}",
        ServiceRow r => $"service_view {r.Code}",
        _ => throw new ArgumentException(row.GetType().Name, nameof(row)),
    };
}
