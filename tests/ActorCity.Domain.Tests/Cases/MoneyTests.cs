using ActorCity.Contracts.Cases.Events;
using ActorCity.Domain.Tests.Model;

namespace ActorCity.Domain.Tests.Cases;

/// <summary>Single stories of bills.</summary>
public sealed class MoneyTests
{
    [Fact]
    public void A_payment_that_was_none_is_paid_again_and_the_case_goes_on()
    {
        var walk = new PermitWalk().Prepared();
        walk.Accept(walk.Voiding(1));
        Assert.True(walk.StepIs("first-payment", CaseStepStatus.Open));
        walk.Accept(walk.Payment());

        Assert.Equal(BillStatus.Paid, walk.State.Bills.Single().Status);
        walk.Take("plan-control");
        walk.Accept(walk.Perform("plan-control", walk.HolderOf("plan-control")) with { Outcome = "fits" });
        MoneyLaws.Hold(walk.City, walk.Case, walk.Service);
    }

    [Fact]
    public void A_decided_case_shows_its_debt_and_takes_the_money()
    {
        var walk = new PermitWalk().Decided();
        walk.Accept(walk.Payment());
        walk.Accept(walk.Voiding(2));
        Assert.Equal((CaseStatus.Decided, BillStatus.Open), (walk.State.Status, walk.State.Bills[1].Status));
        walk.Accept(walk.Payment());

        Assert.Equal(BillStatus.Paid, walk.State.Bills[1].Status);
        Assert.Equal("case.bill-status", walk.Refused(walk.Refund(2)));
    }

    [Fact]
    public void What_was_paid_before_a_decision_came_back_is_owed_by_nobody_who_is_refused()
    {
        var walk = new PermitWalk().Decided(floors: "9");
        walk.Accept(walk.Payment());
        walk.Take("confirming");
        walk.Accept(walk.Confirmation("returned"));
        walk.Take("deciding");
        walk.Accept(walk.Decision(walk.HolderOf("deciding"), "refused"));
        walk.Accept(walk.Voiding(2));

        Assert.Equal(BillStatus.Cancelled, walk.State.Bills[1].Status);
        walk.Take("confirming");
        walk.Accept(walk.Confirmation());
        Assert.Equal((CaseStatus.Decided, "refused"), (walk.State.Status, walk.State.Verdict));
    }

    [Fact]
    public void A_bill_that_waits_while_a_decision_comes_back_is_not_made_twice()
    {
        var walk = new PermitWalk().Decided(floors: "9");
        walk.Take("confirming");
        walk.Accept(walk.Confirmation("returned"));
        walk.Take("deciding");
        walk.Accept(walk.Decision(walk.HolderOf("deciding")));

        Assert.Equal(2, walk.State.Bills.Length);
        Assert.Single(walk.State.Bills, b => b.Status == BillStatus.Open);
        Assert.True(walk.StepIs("last-payment", CaseStepStatus.Open));
    }

    [Fact]
    public void Corrected_answers_are_billed_anew_and_ask_whom_they_concern()
    {
        var walk = new PermitWalk(Cards.Permit with { Code = "area-first", Fees = [.. Cards.Permit.Fees.Select(f => f with { Step = "first-payment" })] }).Prepared();
        Assert.False(walk.StepIs("fire", CaseStepStatus.Done));
        walk.Take("plan-control");
        walk.Accept(walk.Notice("title-deed") with { Actor = walk.HolderOf("plan-control") });
        walk.Accept(walk.House(area: "900"));
        walk.Accept(walk.Answer());

        Assert.Equal(RiskClass.Medium, walk.State.Risk);
        Assert.True(walk.StepIs("fire", CaseStepStatus.Open));
        Assert.Equal([BillStatus.Paid, BillStatus.Open], walk.State.Bills.Select(b => b.Status));
        walk.Accept(walk.Payment());
        walk.Accept(walk.Refund(1));
        MoneyLaws.Hold(walk.City, walk.Case, walk.Service);
    }

    [Fact]
    public void A_notice_is_not_answered_with_required_fields_taken_back()
    {
        var walk = new PermitWalk().Prepared();
        walk.Take("plan-control");
        walk.Accept(walk.Notice("title-deed") with { Actor = walk.HolderOf("plan-control") });
        walk.Accept(walk.Answers(("area", "")));
        Assert.Equal("case.fields-missing", walk.Refused(walk.Answer()));
        walk.Accept(walk.Answers(("area", "200")));

        walk.Accept(walk.Answer());
        Assert.Single(walk.State.Bills);
    }

    [Fact]
    public void A_fee_that_two_managers_waive_is_no_bill_any_more()
    {
        var walk = new PermitWalk().Decided();
        var second = walk.Stranger();
        walk.Accept(walk.Override(2, 0, walk.State.DrawnOffice!));
        Assert.Equal("case.four-eyes", walk.Refused(walk.Settlement(2, walk.State.DrawnOffice!)));
        walk.Accept(walk.Settlement(2, second));

        Assert.Equal((CaseStatus.Decided, BillStatus.Cancelled), (walk.State.Status, walk.State.Bills[1].Status));
        Assert.NotNull(walk.State.Certificate);
        MoneyLaws.Hold(walk.City, walk.Case, walk.Service);
    }

    [Fact]
    public void Another_total_replaces_the_bill()
    {
        var walk = new PermitWalk().Decided();
        walk.Accept(walk.Override(2, 1000, walk.State.DrawnOffice!));
        Assert.Equal("case.override-status", walk.Refused(walk.Override(2, 500, walk.State.DrawnOffice!)));
        walk.Accept(walk.Settlement(2, walk.Stranger(), approve: false));
        Assert.Null(walk.State.Bills[1].Proposed);
        walk.Accept(walk.Override(2, 1000, walk.State.DrawnOffice!));
        Assert.Equal(3, walk.Accept(walk.Settlement(2, walk.Stranger())).Bill);
        walk.Accept(walk.Payment());

        Assert.Equal((1000, "override"), (walk.State.Bills[2].Total, walk.Case.Events.OfType<BillIssued>().Last().Tariff));
        Assert.Equal(CaseStatus.Decided, walk.State.Status);
    }

    [Fact]
    public void An_old_reference_never_counts_again()
    {
        var walk = new PermitWalk().HandedIn();
        walk.Accept(walk.Perform("intake-check", People.Citizen));
        walk.Accept(walk.Payment("bank-0001"));
        walk.Accept(walk.Voiding(1));
        walk.Accept(walk.Payment("bank-0002"));
        walk.Accept(walk.Voiding(1));

        Assert.Equal("case.payment-reused", walk.Refused(walk.Payment("bank-0001")));
        Assert.Equal("case.payment-reused", walk.Refused(walk.Payment("bank-0002")));
        walk.Accept(walk.Payment("bank-0003"));
    }

    [Fact]
    public void A_levy_is_paid_and_its_bill_cancelled_where_it_ends_unpaid()
    {
        var walk = new PermitWalk(Cards.Levy);
        walk.Open(null);
        walk.Accept(walk.Answers(("value", "2000000"), ("objects", "no")));
        walk.Accept(walk.Submission());
        Assert.Equal((30_000, null), (walk.State.Bills.Single().Total, walk.State.Holder));
        walk.Accept(new WithdrawCase { CommandId = walk.Id, Actor = People.Citizen });

        Assert.Equal(BillStatus.Cancelled, walk.State.Bills.Single().Status);
        MoneyLaws.Hold(walk.City, walk.Case, walk.Service);
    }
}
