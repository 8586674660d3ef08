using ActorCity.Contracts.Cases;
using ActorCity.Contracts.Cases.Events;
using ActorCity.Contracts.Journal;

namespace ActorCity.Domain.Cases;

internal static partial class CaseEvolution
{
    private static CaseState? OfBills(CaseState s, CityEvent happened) => happened switch
    {
        BillIssued e => s with
        {
            Bills = s.Bills.Add(new CaseBill { Number = e.Number, Step = e.Step, Total = e.Total, Status = BillStatus.Open }),
        },
        BillCancelled e => WithBill(s, e.Bill, b => b with { Status = BillStatus.Cancelled, Proposed = null }),
        PaymentRecorded e => WithBill(s, e.Bill, b => b with
        {
            Status = BillStatus.Paid, Payment = e.Reference, Method = e.Method, Till = e.Till, Proposed = null,
        }) with
        { References = Newest(s.References, e.Reference, CaseLimits.References) },
        PaymentVoided e => WithBill(s, e.Bill, b => b with { Status = BillStatus.Open, Method = null, Till = null }),
        PaymentRefunded e => WithBill(s, e.Bill, b => b with { Status = BillStatus.Refunded }) with
        {
            References = Newest(s.References, e.Reference, CaseLimits.References),
        },
        FeeOverrideProposed e => WithBill(s, e.Bill, b => b with
        {
            Proposed = new FeeOverride { Total = e.Total, Person = e.Person, Office = e.Office },
        }),
        FeeOverrideSettled e => WithBill(s, e.Bill, b => b with { Proposed = null }),
        _ => null,
    };

    private static CaseState WithBill(CaseState s, int number, Func<CaseBill, CaseBill> change) =>
        s with { Bills = [.. s.Bills.Select(b => b.Number == number ? change(b) : b)] };
}
