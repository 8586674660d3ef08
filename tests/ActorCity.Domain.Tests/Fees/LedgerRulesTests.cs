using ActorCity.Contracts.Cases.Events;
using ActorCity.Contracts.Queries;
using ActorCity.Domain.Fees;
using CsCheck;

namespace ActorCity.Domain.Tests.Fees;

public sealed class LedgerRulesTests
{
    private static readonly CaseId Case = CaseId.FromCommand("c-00000001");
    private static readonly DateTimeOffset At = new(2026, 3, 21, 8, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_bill_is_owed_and_each_line_has_its_account() =>
        Assert.Equal(
            ["1 receivable 700 billed", "2 revenue:area-fee -900 billed", "3 revenue:discount 200 billed"],
            Booked(Bill(1, ("area-fee", 900), ("discount", -200))));

    [Fact]
    public void A_bill_that_deductions_would_turn_around_balances_at_nothing() =>
        Assert.Equal(
            ["1 revenue:first 600 billed", "2 revenue:area-fee -900 billed", "3 revenue:second 300 billed"],
            Booked(Bill(1, ("first", -600), ("area-fee", 900), ("second", -500), ("third", -100))));

    [Fact]
    public void Money_moves_between_the_till_and_what_is_owed()
    {
        Assert.Equal(["1 cash:online 700 paid", "2 receivable -700 paid"], Booked(Paid(1, 700, null)));
        Assert.Equal(["1 cash:of-06-112 700 paid", "2 receivable -700 paid"], Booked(Paid(1, 700, "of-06-112")));
        Assert.Equal(["1 receivable 700 voided", "2 cash:of-06-112 -700 voided"], Booked(Voided(1, 700, "of-06-112")));
        Assert.Equal(["1 revenue:refunded 700 refunded", "2 cash:online -700 refunded"], Booked(Refunded(1, 700, null)));
        Assert.Equal(["1 revenue:cancelled 700 cancelled", "2 receivable -700 cancelled"], Booked(Cancelled(1, 700, "case-ended")));
    }

    [Fact]
    public void An_override_changes_the_override_account_and_no_fees()
    {
        var settled = new FeeOverrideSettled { Bill = 1, Approved = true, Reason = "hardship", Total = 400 };

        Assert.Equal(
            ["1 revenue:override 700 cancelled", "2 receivable -700 cancelled", "3 receivable 400 billed", "4 revenue:override -400 billed"],
            Booked(settled, Cancelled(1, 700, "overridden"), Bill(2, (FeeRules.Override, 400))));
        Assert.Empty(Booked(settled with { Approved = false }));
    }

    [Fact]
    public void Rows_carry_the_entrys_place_and_time()
    {
        var row = LedgerRules.Entries(Case, Entry([Bill(3, ("area-fee", 5))]))[0];

        Assert.Equal(new LedgerEntryRow { Case = Case, Sequence = 7, Line = 1, Bill = 3, Account = "receivable", Amount = 5, Cause = "billed", At = At }, row);
    }

    [Fact]
    public void A_bill_that_is_not_the_sum_of_its_lines_is_a_fault()
    {
        Assert.Throws<InvalidOperationException>(() => Booked(Bill(1, ("area-fee", 900)) with { Total = 901 }));
        Assert.Throws<InvalidOperationException>(() => Booked(Bill(1, ("area-fee", 900), ("discount", -100)) with { Total = 700 }));
    }

    [Fact]
    public void However_a_case_goes_the_books_balance_and_say_what_is_owed_and_held()
    {
        var acts = Gen.Select(Gen.Int[0, 5], Gen.Int[0, 9], Gen.Select(Gen.Int[0, 3], Gen.Long[-1_000_000, 2_000_000]).Array[1, 6]).Array[1, 40];
        var ended = new System.Collections.Concurrent.ConcurrentDictionary<BillStatus, int>();
        acts.Sample(played =>
        {
            var (bills, accounts) = (new List<CaseBill>(), new Dictionary<string, long>());
            foreach (var (kind, which, lines) in played)
            {
                ImmutableArray<CityEvent> events = [.. Play(bills, kind, which, lines)];
                var rows = LedgerRules.Entries(Case, Entry(events));

                Assert.Equal(0, rows.Sum(r => r.Amount));
                Assert.Equal(Enumerable.Range(1, rows.Length), rows.Select(r => r.Line));
                Assert.DoesNotContain(rows, r => r.Amount == 0);
                foreach (var row in rows)
                {
                    accounts[row.Account] = accounts.GetValueOrDefault(row.Account) + row.Amount;
                }
            }

            Assert.Equal(bills.Where(b => b.Status == BillStatus.Open).Sum(b => b.Total), accounts.GetValueOrDefault("receivable"));
            Assert.Equal(bills.Where(b => b.Status == BillStatus.Paid).Sum(b => b.Total), accounts.Where(a => a.Key.StartsWith("cash:", StringComparison.Ordinal)).Sum(a => a.Value));
            Assert.All(bills, b => ended.AddOrUpdate(b.Status, 1, (_, n) => n + 1));
        });

        // A game in which bills never end in every way would prove nothing.
        Assert.Equal(Enum.GetValues<BillStatus>(), ended.Keys.Order());
    }

    private static IEnumerable<CityEvent> Play(List<CaseBill> bills, int kind, int which, (int Fee, long Amount)[] lines)
    {
        var status = kind is 2 or 3 ? BillStatus.Paid : BillStatus.Open;
        var at = bills.FindIndex(Math.Min(which, Math.Max(0, bills.Count - 1)), b => b.Status == status);
        var till = which % 3 == 0 ? null : $"of-{which % 3}";
        if (kind == 0 || at < 0)
        {
            return [Issue(bills, [.. lines.Select(l => ($"fee-{l.Fee}", l.Amount))])];
        }

        var bill = bills[at];
        bills[at] = kind switch
        {
            1 => bill with { Status = BillStatus.Paid, Till = till },
            2 => bill with { Status = BillStatus.Open },
            3 => bill with { Status = BillStatus.Refunded },
            _ => bill with { Status = BillStatus.Cancelled },
        };
        return kind switch
        {
            1 => [Paid(bill.Number, bill.Total, till)],
            2 => [Voided(bill.Number, bill.Total, bill.Till)],
            3 => [Refunded(bill.Number, bill.Total, bill.Till)],
            4 => [Cancelled(bill.Number, bill.Total, "case-ended")],
            _ =>
            [
                new FeeOverrideSettled { Bill = bill.Number, Approved = true, Reason = "r", Total = Math.Abs(lines[0].Amount) },
                Cancelled(bill.Number, bill.Total, "overridden"),
                Issue(bills, (FeeRules.Override, Math.Abs(lines[0].Amount))),
            ],
        };
    }

    private static BillIssued Issue(List<CaseBill> bills, params (string Fee, long Amount)[] lines)
    {
        var issued = Bill(bills.Count + 1, lines);
        bills.Add(new CaseBill { Number = issued.Number, Step = issued.Step, Total = issued.Total, Status = BillStatus.Open });
        return issued;
    }

    private static BillIssued Bill(int number, params (string Fee, long Amount)[] lines)
    {
        ImmutableArray<BillLine> billed = [.. lines.Select(l => new BillLine { Fee = l.Fee, Amount = l.Amount, Computation = "" })];
        return new BillIssued { Number = number, Step = "paying", Lines = billed, Total = FeeRules.Total(billed), Tariff = "levies-1405" };
    }

    private static BillCancelled Cancelled(int bill, long total, string cause) => new() { Bill = bill, Total = total, Cause = cause };

    private static PaymentRecorded Paid(int bill, long amount, string? till) =>
        new() { Bill = bill, Amount = amount, Method = till is null ? PaymentMethod.Online : PaymentMethod.Cash, Reference = "ref-1", Till = till };

    private static PaymentVoided Voided(int bill, long amount, string? till) =>
        new() { Bill = bill, Amount = amount, Method = PaymentMethod.Cash, Reason = "r", Till = till };

    private static PaymentRefunded Refunded(int bill, long amount, string? till) =>
        new() { Bill = bill, Amount = amount, Method = PaymentMethod.Cash, Reason = "r", Reference = "ref-2", Till = till };

    private static IEnumerable<string> Booked(params CityEvent[] events) =>
        LedgerRules.Entries(Case, Entry([.. events])).Select(r => FormattableString.Invariant($"{r.Line} {r.Account} {r.Amount} {r.Cause}"));

    private static JournalEntry Entry(ImmutableArray<CityEvent> events) => new()
    {
        Stream = "cs-1", Sequence = 7, CommandId = "c-00000001", Fingerprint = "0011223344556677", Actor = Actor.City, At = At, Events = events, Answer = "{}",
    };
}
