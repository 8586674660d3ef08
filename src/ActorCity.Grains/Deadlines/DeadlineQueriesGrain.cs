using ActorCity.Contracts.Cases;
using ActorCity.Contracts.Journal;
using ActorCity.Contracts.Queries;
using ActorCity.Domain.Deadlines;
using Orleans.Concurrency;

namespace ActorCity.Grains.Deadlines;

/// <summary>Explains deadlines from the journal and the calendar in force. Keeps no state, so calls may interleave.</summary>
[GrainType("query-deadlines"), Reentrant]
internal sealed class DeadlineQueriesGrain(IJournalReader journal, CityCalendar calendar) : Grain, IDeadlineQueries
{
    private const int EntriesPerRead = 500;

    public async Task<ImmutableArray<DeadlineAccount>> ExplainAsync(CaseId id)
    {
        var entries = new List<JournalEntry>();
        while (true)
        {
            var read = await journal.ReadAsync(id.Key, entries.Count, EntriesPerRead);
            entries.AddRange(read);
            if (read.Length < EntriesPerRead)
            {
                return DeadlineExplanation.Of(entries, calendar.Current);
            }
        }
    }
}
