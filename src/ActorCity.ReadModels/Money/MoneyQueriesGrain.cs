using ActorCity.Contracts.Cases;
using ActorCity.Contracts.Cases.Events;
using ActorCity.Contracts.Journal;
using ActorCity.Contracts.Queries;
using ActorCity.ReadModels.Sql;
using Orleans.Concurrency;

namespace ActorCity.ReadModels.Money;

/// <summary>Questions about money. Keeps no state, so calls may interleave.</summary>
[GrainType("query-money"), Reentrant]
internal sealed class MoneyQueriesGrain(CityDatabase database, IJournalReader journal) : Grain, IMoneyQueries
{
    private const int LinesMax = 5000;
    private const int EntriesPerRead = 500;

    // From the journal, which alone has what each line was computed from.
    public async Task<ImmutableArray<IssuedBill>> BillsAsync(CaseId id)
    {
        var bills = ImmutableArray.CreateBuilder<IssuedBill>();
        var after = 0L;
        while (true)
        {
            var entries = await journal.ReadAsync(id.Key, after, EntriesPerRead);
            bills.AddRange(entries.SelectMany(entry => entry.Events.OfType<BillIssued>().Select(bill => From(entry, bill))));
            if (entries.Length < EntriesPerRead)
            {
                return bills.DrainToImmutable();
            }

            after = entries[^1].Sequence;
        }
    }

    public Task<ImmutableArray<LedgerLine>> LedgerAsync(CaseId id) => database.ListAsync(
        database.Ask("SELECT sequence, line, bill, account, amount, cause, occurred_at FROM ledger_entry WHERE case_id = ")
            .Value(id.TrackingCode).Then(" ORDER BY sequence, line LIMIT ").Value(LinesMax),
        r => new LedgerLine
        {
            Version = r.Long(0),
            Line = r.Number(1),
            Bill = r.Number(2),
            Account = r.Text(3),
            Amount = r.Long(4),
            Cause = r.Text(5),
            At = r.Time(6),
        });

    // Off the grain's turn, as every figure over all cases.
    public Task<LedgerBalance> BalanceAsync() => Task.Run(() => LedgerBalanceQuery.RunAsync(database));

    private static IssuedBill From(JournalEntry entry, BillIssued bill) =>
        new() { Number = bill.Number, At = entry.At, Version = entry.Sequence, Tariff = bill.Tariff, Lines = bill.Lines };
}
