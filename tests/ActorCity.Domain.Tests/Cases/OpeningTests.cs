using ActorCity.Contracts.Cases.Events;
using ActorCity.Contracts.Queries;
using ActorCity.Domain.Cases;
using ActorCity.Domain.Tests.Model;

namespace ActorCity.Domain.Tests.Cases;

/// <summary>Law 2 at the door: whoever opens a case at a counter has come in person.</summary>
public sealed class OpeningTests
{
    [Fact]
    public void Opening_at_a_counter_is_the_first_visit()
    {
        var walk = new Walk(Services.Permit);
        var receipt = walk.Accept(walk.Opening() with { VisitReason = null });

        Assert.Equal((1, 1, 1), (receipt.Version, receipt.VisitNumber, receipt.VisitBudget));
        Assert.Equal((1, false), (walk.State.VisitCount, walk.State.VisitExcess));
        var visit = Assert.Single(walk.City.Tables.Of<VisitRow>());
        Assert.Equal((1, "01-101", "citizen", VisitFault.None, false), (visit.Number, visit.Office, visit.AskedBy, visit.Fault, visit.Excess));
        Assert.Equal("case.visit-reason-missing", walk.Refused(walk.Visit("01-101")));
        Assert.Equal(2, walk.Accept(walk.Visit("01-101", "the plans were too large to send")).VisitNumber);
        Assert.True(walk.State.VisitExcess);
    }

    [Theory]
    [InlineData(Channel.Post)]
    [InlineData(Channel.Email)]
    [InlineData(Channel.Internal)]
    public void What_came_to_a_counter_by_itself_is_no_visit(Channel channel)
    {
        var walk = new Walk();
        var receipt = walk.Accept(walk.Opening() with { Channel = channel, VisitReason = null });

        Assert.Null(receipt.VisitNumber);
        Assert.Equal((0, false), (walk.State.VisitCount, walk.State.VisitExcess));
    }

    [Fact]
    public void Who_types_it_makes_no_difference()
    {
        var walk = new Walk(Services.Permit);
        var software = new Actor { Person = "queue-machine", Role = ActorRole.Integrator };

        Assert.Equal(1, walk.Accept(walk.Opening() with { Actor = software }).VisitNumber);
    }

    [Fact]
    public void A_citizen_alone_makes_no_visit_and_history_tells_its_own()
    {
        var alone = new Walk(Services.Permit);
        Assert.Null(alone.Open(null).VisitNumber);
        Assert.Equal(0, alone.State.VisitCount);

        var history = new Walk(Services.Receipt);
        Assert.Null(history.Accept(history.Opening() with { VisitReason = null }).VisitNumber);
        Assert.Equal(0, history.State.VisitCount);
    }

    [Fact]
    public void Where_no_visit_is_foreseen_it_needs_a_reason_and_shows()
    {
        var walk = new Walk(Services.Pothole);
        var refused = walk.City.Give(walk.Case, walk.Opening() with { VisitReason = null }).Refusal!;
        Assert.Equal(("case.visit-reason-missing", "0"), (refused.Code, refused.Values["budget"]));
        Assert.Equal("case.visit-reason-missing", walk.Refused(walk.Opening() with { VisitReason = "" }));
        Assert.Null(walk.Case.State);

        walk.Accept(walk.Opening() with { VisitReason = "has no telephone" });

        var visit = walk.Case.Events.OfType<VisitRegistered>().Single();
        Assert.Equal(("has no telephone", VisitFault.Citizen, true), (visit.Reason, visit.Fault, visit.Excess));
        Assert.Equal(new VisitBudgetExceeded { Count = 1, Budget = 0 }, walk.Case.Events.OfType<VisitBudgetExceeded>().Single());
        Assert.True(CaseViews.From(walk.State).VisitExcess);
        walk.Accept(new ExplainVisit { CommandId = walk.Id, Actor = People.Citizen, Visit = 1, Explanation = "nobody answered the portal's calls" });
        Assert.True(walk.State.VisitExcess);
    }

    [Fact]
    public void Whose_fault_it_was_is_said_by_whoever_knows()
    {
        var walk = new Walk();
        walk.Accept(walk.Opening() with { VisitReason = "the portal was down", VisitFault = VisitFault.System });

        Assert.Equal(VisitFault.System, walk.City.Tables.Of<VisitRow>().Single().Fault);
    }

    [Fact]
    public void A_new_file_of_the_same_matter_is_another_visit_of_it()
    {
        var first = new PermitWalk();
        first.Open();
        first.Accept(new WithdrawCase { CommandId = first.Id, Actor = People.Citizen });
        var second = first.City.NewCase();

        Assert.Equal("case.visit-reason-missing", first.City.Give(second, first.Opening() with { VisitReason = null }).Refusal?.Code);
        var receipt = first.City.Give(second, first.Opening() with { VisitReason = "the first file was lost" }).Value!;

        Assert.Equal((1, 1), (receipt.VisitNumber, receipt.VisitBudget));
        Assert.Equal(new VisitBudgetExceeded { Count = 2, Budget = 1 }, second.Events.OfType<VisitBudgetExceeded>().Single());
        Assert.True(second.State!.VisitExcess);
        CaseLaws.VisitsAreCounted(second, second.State, first.Service);
    }

    [Fact]
    public void A_refused_opening_counts_nothing()
    {
        var walk = new Walk(Services.Permit);

        Assert.Equal("office.not-staff", walk.Refused(walk.Opening() with { Actor = People.Clerk("02-102") }));
        Assert.Equal("case.office-not-eligible", walk.Refused(walk.Opening("99-999")));
        Assert.Empty(walk.City.Tables.Of<VisitRow>());
    }
}
