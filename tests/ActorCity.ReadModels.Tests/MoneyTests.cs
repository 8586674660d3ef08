using ActorCity.Contracts.Cases.Events;

namespace ActorCity.ReadModels.Tests;

public sealed class MoneyTests
{
    [Theory, InlineData(StorageEngine.SQLite), InlineData(StorageEngine.PostgreSQL)]
    public async Task A_cases_ledger_comes_in_the_order_it_was_booked(StorageEngine engine)
    {
        await using var tables = await Tables.OnAsync(engine);
        await tables.WriteAsync(
            Line(1, 5, 2, "receivable", -70, "paid"), Line(1, 5, 1, "cash:06-112", 70, "paid"),
            Line(1, 2, 1, "receivable", 70, "billed"), Line(1, 2, 2, "revenue:plan-fee", -70, "billed"),
            Line(2, 2, 1, "receivable", 9, "billed"));

        var ledger = await tables.Money.LedgerAsync(Tables.Id(1));

        Assert.Equal([(2L, 1), (2L, 2), (5L, 1), (5L, 2)], ledger.Select(l => (l.Version, l.Line)));
        Assert.Equal(
            new LedgerLine { Version = 5, Line = 1, Bill = 1, Account = "cash:06-112", Amount = 70, Cause = "paid", At = Tables.Noon }, ledger[2]);
        Assert.Empty(await tables.Money.LedgerAsync(Tables.Id(3)));
    }

    [Theory, InlineData(StorageEngine.SQLite), InlineData(StorageEngine.PostgreSQL)]
    public async Task The_trial_balance_adds_up_to_nothing_and_names_every_account(StorageEngine engine)
    {
        await using var tables = await Tables.OnAsync(engine);
        Assert.Equal((0L, 0L), Sums(await tables.Money.BalanceAsync()));

        const long Large = 4_000_000_000_000_000_000;
        await tables.WriteAsync(
            Line(1, 2, 1, "receivable", Large, "billed"), Line(1, 2, 2, "revenue:plan-fee", -Large + 5, "billed"), Line(1, 2, 3, "revenue:duty", -5, "billed"),
            Line(1, 3, 1, "cash:online", Large, "paid"), Line(1, 3, 2, "receivable", -Large, "paid"),
            Line(2, 2, 1, "receivable", 30, "billed"), Line(2, 2, 2, "revenue:plan-fee", -30, "billed"));

        var balance = await tables.Money.BalanceAsync();

        Assert.Equal((0L, 0L), Sums(balance));
        Assert.Equal(
            [
                Account("cash:online", Large, 0, 1), Account("receivable", Large + 30, Large, 3),
                Account("revenue:duty", 0, 5, 1), Account("revenue:plan-fee", 0, Large + 25, 2),
            ],
            balance.Accounts);
    }

    [Theory, InlineData(StorageEngine.SQLite), InlineData(StorageEngine.PostgreSQL)]
    public async Task Bookings_that_do_not_balance_are_counted_even_where_they_make_up_for_each_other(StorageEngine engine)
    {
        await using var tables = await Tables.OnAsync(engine);
        await tables.WriteAsync(
            Line(1, 2, 1, "receivable", 70, "billed"), Line(1, 2, 2, "revenue:plan-fee", -60, "billed"),
            Line(1, 3, 1, "receivable", -10, "paid"), Line(2, 2, 1, "receivable", 4, "billed"), Line(2, 2, 2, "revenue:plan-fee", -4, "billed"));

        Assert.Equal((0L, 2L), Sums(await tables.Money.BalanceAsync()));

        await tables.WriteAsync(Line(3, 2, 1, "receivable", 1, "billed"));

        Assert.Equal((1L, 3L), Sums(await tables.Money.BalanceAsync()));
    }

    [Theory, InlineData(StorageEngine.SQLite), InlineData(StorageEngine.PostgreSQL)]
    public async Task Bills_come_with_their_lines_however_long_the_journal(StorageEngine engine)
    {
        await using var tables = await Tables.OnAsync(engine);
        await tables.CaseEventAsync(Tables.Id(1), "open-command", Tables.Noon, Story.Opened("building-permit"), new CaseSubmitted());
        await tables.CaseEventAsync(Tables.Id(1), "first-bill", Tables.Noon.AddHours(1), Story.Bill(1, 120, "120 × 1 = 120"));
        for (var n = 0; n < 510; n++)
        {
            await tables.CaseEventAsync(Tables.Id(1), $"visit-{n}", Tables.Noon.AddHours(2), Story.Visit(n + 1));
        }

        await tables.CaseEventAsync(Tables.Id(1), "second-bill", Tables.Noon.AddHours(3), Story.Bill(2, 80), Story.Bill(3, 5));

        var bills = await tables.Money.BillsAsync(Tables.Id(1));

        Assert.Equal([(1, 2L), (2, 513L), (3, 513L)], bills.Select(b => (b.Number, b.Version)));
        Assert.Equal([new BillLine { Fee = "plan-fee", Amount = 120, Computation = "120 × 1 = 120" }], bills[0].Lines);
        Assert.Equal(("tariff-1405", Tables.Noon.AddHours(3)), (bills[1].Tariff, bills[1].At));
        Assert.Empty(await tables.Money.BillsAsync(Tables.Id(2)));
    }

    private static (long Total, long Unbalanced) Sums(LedgerBalance balance) => (balance.Total, balance.Unbalanced);

    private static AccountBalance Account(string account, long debit, long credit, long lines) =>
        new() { Account = account, Debit = debit, Credit = credit, Balance = debit - credit, Lines = lines };

    private static LedgerEntryRow Line(int number, long sequence, int line, string account, long amount, string cause) => new()
    {
        Case = Tables.Id(number), Sequence = sequence, Line = line, Bill = 1, Account = account, Amount = amount, Cause = cause, At = Tables.Noon,
    };
}
