using ActorCity.Contracts.Cases;
using ActorCity.Contracts.Cases.Events;
using ActorCity.Contracts.Journal;
using ActorCity.Contracts.Queries;

namespace ActorCity.Domain.Fees;

/// <summary>
/// Books what a case's journal says of money, twice each, from the events alone. A settled override books nothing itself: the bill
/// it ends and the bill it makes do.
/// </summary>
public static class LedgerRules
{
    /// <summary>What applicants owe.</summary>
    public const string Receivable = "receivable";

    /// <summary>What was billed and then cancelled because the case ended: taken from revenue as a whole, since the cancelled lines stay as they were booked.</summary>
    public const string Cancelled = "cancelled";

    /// <summary>What was given back after it was paid, likewise.</summary>
    public const string Refunded = "refunded";

    /// <summary>The bookings of one journal entry. They add up to zero.</summary>
    public static ImmutableArray<LedgerEntryRow> Entries(CaseId @case, JournalEntry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        var rows = ImmutableArray.CreateBuilder<LedgerEntryRow>();
        foreach (var booking in entry.Events.SelectMany(Bookings).Where(b => b.Amount != 0))
        {
            rows.Add(new LedgerEntryRow
            {
                Case = @case,
                Sequence = entry.Sequence,
                Line = rows.Count + 1,
                Bill = booking.Bill,
                Account = booking.Account,
                Amount = booking.Amount,
                Cause = booking.Cause,
                At = entry.At,
            });
        }

        return rows.DrainToImmutable();
    }

    private static IEnumerable<Booking> Bookings(CityEvent happened) => happened switch
    {
        BillIssued e => Billed(e),
        BillCancelled e => Moved(e.Bill, e.Total, Revenue(e.Cause == "overridden" ? FeeRules.Override : Cancelled), Receivable, "cancelled"),
        PaymentRecorded e => Moved(e.Bill, e.Amount, Cash(e.Till), Receivable, "paid"),
        PaymentVoided e => Moved(e.Bill, e.Amount, Receivable, Cash(e.Till), "voided"),
        PaymentRefunded e => Moved(e.Bill, e.Amount, Revenue(Refunded), Cash(e.Till), "refunded"),
        _ => [],
    };

    private static IEnumerable<Booking> Moved(int bill, long amount, string debit, string credit, string cause) =>
        [new(bill, debit, amount, cause), new(bill, credit, -amount, cause)];

    private static List<Booking> Billed(BillIssued e)
    {
        var booked = new List<Booking> { new(e.Number, Receivable, e.Total, "billed") };

        // A bill never goes below zero: what deductions would take beyond it is not taken, the last of them first.
        var excess = checked(e.Total - e.Lines.Sum(l => l.Amount));
        foreach (var line in e.Lines.Reverse())
        {
            var cut = Math.Clamp(-line.Amount, 0, Math.Max(0, excess));
            excess -= cut;
            booked.Insert(1, new(e.Number, Revenue(line.Fee), -(line.Amount + cut), "billed"));
        }

        return excess == 0 ? booked : throw new InvalidOperationException($"Bill {e.Number} is not the sum of its lines.");
    }

    private static string Revenue(string fee) => "revenue:" + fee;

    private static string Cash(string? till) => "cash:" + (till ?? "online");

    private readonly record struct Booking(int Bill, string Account, long Amount, string Cause);
}
