using ActorCity.Contracts.Queries;
using ActorCity.ReadModels.Sql;

namespace ActorCity.ReadModels.Money;

/// <summary>The trial balance, from one moment of the ledger.</summary>
internal static class LedgerBalanceQuery
{
    // PostgreSQL adds whole numbers up in a wider type; a sum that does not fit fails instead of turning over.
    private const string Accounts = """
        SELECT account,
               CAST(sum(CASE WHEN amount > 0 THEN amount ELSE 0 END) AS bigint),
               CAST(sum(CASE WHEN amount < 0 THEN -amount ELSE 0 END) AS bigint),
               count(*)
        FROM ledger_entry GROUP BY account ORDER BY account
        """;

    private const string Unbalanced =
        "SELECT count(*) FROM (SELECT 1 AS one FROM ledger_entry GROUP BY case_id, sequence HAVING sum(amount) <> 0) AS booking";

    public static async Task<LedgerBalance> RunAsync(CityDatabase database)
    {
        await using var moment = await database.SnapshotAsync();
        var accounts = ImmutableArray.CreateBuilder<AccountBalance>();
        await foreach (var r in moment.StreamAsync(moment.Ask(Accounts)))
        {
            accounts.Add(new AccountBalance
            {
                Account = r.Text(0),
                Debit = r.Long(1),
                Credit = r.Long(2),
                Balance = r.Long(1) - r.Long(2),
                Lines = r.Long(3),
            });
        }

        var unbalanced = 0L;
        await foreach (var r in moment.StreamAsync(moment.Ask(Unbalanced)))
        {
            unbalanced = r.Long(0);
        }

        return new LedgerBalance { Accounts = accounts.ToImmutable(), Total = accounts.Sum(a => a.Balance), Unbalanced = unbalanced };
    }
}
