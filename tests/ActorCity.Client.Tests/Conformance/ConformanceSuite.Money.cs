namespace ActorCity.Client.Tests.Conformance;

public abstract partial class ConformanceSuite
{
    private static readonly FieldAnswer[] Clearance =
    [
        .. new Dictionary<string, string>
        {
            ["parcel"] = "12-34/5", ["address"] = "خیابان آزادی، پلاک ۷", ["owner"] = "0012345679", ["owner-deceased"] = "no", ["agent"] = "no",
            ["purpose"] = "sale", ["debt"] = "2000000", ["instalments"] = "no",
        }.Select(answer => new FieldAnswer { Field = answer.Key, Value = answer.Value }),
    ];

    [Fact]
    public async Task A_bill_is_told_line_by_line_paid_once_and_whole_and_the_ledger_balances()
    {
        var id = await BilledAsync();
        var bill = Assert.Single(await City.Money.BillsAsync(id, Cancellation));
        var payment = new NewPayment { Bill = bill.Number, Amount = bill.Total, Method = PaymentMethod.Cash, Reference = "till-0001" };

        Assert.Equal((BillStatus.Open, bill.Total), (bill.Status, bill.Lines.Sum(line => line.Amount)));
        Assert.Equal("case.amount-differs", CodeOf(await Clerk.Money.RecordPaymentAsync(id, payment with { Amount = bill.Total - 1 }, cancellation: Cancellation)));
        Assert.Equal(bill.Number, (await Clerk.Money.RecordPaymentAsync(id, payment, cancellation: Cancellation)).AnswerOrThrow().Bill);

        var paid = Assert.Single(await City.Money.BillsAsync(id, Cancellation));
        Assert.Equal((BillStatus.Paid, "till-0001", PaymentMethod.Cash, People.Intake), (paid.Status, paid.Payment, paid.Method, paid.Till));
        var ledger = await City.Money.LedgerAsync(id, Cancellation);
        Assert.Equal(bill.Total, ledger.Single(line => line.Account == "cash:01-01").Amount);
        Assert.Equal(0, ledger.Sum(line => line.Amount));
        var balance = await City.Money.BalanceAsync(Cancellation);
        Assert.Equal((0L, 0L), (balance.Total, balance.Unbalanced));
    }

    [Fact]
    public async Task Money_goes_back_and_another_total_takes_two_offices()
    {
        var id = await BilledAsync();
        var bill = Assert.Single(await City.Money.BillsAsync(id, Cancellation));
        var payment = new NewPayment { Bill = 1, Amount = bill.Total, Method = PaymentMethod.Card, Reference = "card-0001" };
        (await Clerk.Money.RecordPaymentAsync(id, payment, cancellation: Cancellation)).AnswerOrThrow();
        var office = (await City.Cases.GetAsync(id, Cancellation))!.Holder!;
        var (manager, other) = (As(People.Manager(office)).Money, As(People.Manager(office == "02-01" ? "03-01" : "02-01")).Money);

        (await As(People.Manager(People.Intake)).Money.VoidPaymentAsync(id, 1, "Charged back.", cancellation: Cancellation)).AnswerOrThrow();
        (await manager.ProposeOverrideAsync(id, new NewTotal { Bill = 1, Total = 500_000, Reason = "Hardship." }, cancellation: Cancellation)).AnswerOrThrow();
        Assert.Equal(500_000, (await City.Money.BillsAsync(id, Cancellation))[0].Proposed!.Total);
        var settlement = new OverrideSettlement { Bill = 1, Approve = true, Reason = "Agreed." };
        Assert.Equal("case.four-eyes", CodeOf(await manager.SettleOverrideAsync(id, settlement, cancellation: Cancellation)));
        (await other.SettleOverrideAsync(id, settlement, cancellation: Cancellation)).AnswerOrThrow();
        (await Clerk.Money.RecordPaymentAsync(id, payment with { Bill = 2, Amount = 500_000, Reference = "card-0002" }, cancellation: Cancellation)).AnswerOrThrow();
        (await Clerk.Intake.WithdrawAsync(id, cancellation: Cancellation)).AnswerOrThrow();
        var refund = new NewRefund { Bill = 2, Reason = "Withdrawn.", Reference = "bank-0001" };
        (await As(People.Manager(People.Intake)).Money.RefundPaymentAsync(id, refund, cancellation: Cancellation)).AnswerOrThrow();

        Assert.Equal([BillStatus.Cancelled, BillStatus.Refunded], (await City.Money.BillsAsync(id, Cancellation)).Select(b => b.Status));
        Assert.Equal(0, (await City.Money.LedgerAsync(id, Cancellation)).Sum(line => line.Amount));
    }

    /// <summary>A clearance with a debt, handed in: its bill is open.</summary>
    private async Task<CaseId> BilledAsync()
    {
        var id = await OpenAsync(service: "clearance");
        (await As(People.Citizen).Intake.AnswerFormAsync(id, Clearance, cancellation: Cancellation)).AnswerOrThrow();
        (await Clerk.Intake.AttachDocumentAsync(id, Document("request-form"), cancellation: Cancellation)).AnswerOrThrow();
        (await Clerk.Intake.AttachDocumentAsync(id, Document("identity-papers"), cancellation: Cancellation)).AnswerOrThrow();
        (await Clerk.Intake.SubmitAsync(id, cancellation: Cancellation)).AnswerOrThrow();
        return id;
    }
}
