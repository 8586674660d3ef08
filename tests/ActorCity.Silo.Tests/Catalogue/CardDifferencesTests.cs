using ActorCity.Contracts.Catalogue;
using ActorCity.Silo.Catalogue;

namespace ActorCity.Silo.Tests.Catalogue;

public sealed class CardDifferencesTests
{
    private static readonly ServiceDefinition Card = CatalogueFiles.Default.Service("building-permit");

    [Fact]
    public void The_same_card_differs_in_nothing() => Assert.Empty(CardDifferences.Between(Card, Card with { }));

    [Fact]
    public void Whatever_is_added_removed_or_changed_is_named_by_its_code()
    {
        var step = Card.Steps.First(s => s.WorkingDays is not null);
        var after = Card with
        {
            VisitBudget = 2,
            DecisionWorkingDays = null,
            Checklist = Card.Checklist.RemoveAt(0).Add(Card.Checklist[0] with { Code = "new-item" }),
            Steps = Card.Steps.Replace(step, step with { WorkingDays = 9 }),
            Fees = Card.Fees.RemoveAt(0),
            Form = [.. Card.Form.Select(f => f.Code == "height" ? f with { Max = 999 } : f)],
        };

        var found = CardDifferences.Between(Card, after);

        Assert.Contains(new(Change.Changed, "visitBudget", "1", "2"), found);
        Assert.Contains(new(Change.Removed, "decisionWorkingDays", "7", null), found);
        Assert.Contains(found, d => d.Change == Change.Removed && d.Path == $"checklist/{Card.Checklist[0].Code}");
        Assert.Contains(found, d => d.Change == Change.Added && d.Path == "checklist/new-item");
        Assert.Contains(found, d => d.Path == $"steps/{step.Code}/workingDays" && d.After == "9");
        Assert.Contains(found, d => d.Change == Change.Removed && d.Path == $"fees/{Card.Fees[0].Code}");
        Assert.Contains(found, d => d.Path == "form/height/max" && d.After == "999");
        Assert.Equal(7, found.Length);
    }

    [Fact]
    public void Steps_in_another_order_are_another_card() =>
        Assert.Equal("steps/order", Assert.Single(CardDifferences.Between(Card, Card with { Steps = [.. Card.Steps.Reverse()] })).Path);
}
