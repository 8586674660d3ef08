using ActorCity.Contracts.Cases.Events;
using ActorCity.Domain.Cases;
using ActorCity.Domain.Tests.Model;
using static ActorCity.Domain.Tests.Model.WholeCard;

namespace ActorCity.Domain.Tests.Cases;

/// <summary>What a case's answers do when it is handed in.</summary>
public sealed class FormOfCaseTests
{
    private static readonly ServiceDefinition Card = Levies.Card with
    {
        Checklist = [],
        Eligibility =
        [
            new() { Code = "no-deep-cellar", Holds = new Condition { Not = Is("cellar-area", ConditionOp.Ge, "10") }, Otherwise = Services.Text("x") },
            new() { Code = "nobody-passes", Holds = Is("area", ConditionOp.Lt, "0"), Otherwise = Services.Text("x") },
        ],
    };

    [Theory]
    [InlineData("yes", "no-deep-cellar")]
    [InlineData("no", "nobody-passes")]
    public void An_answer_that_is_not_asked_any_more_neither_opens_nor_closes_a_door(string cellar, string brokenRule)
    {
        var walk = new Walk();
        walk.Open();
        var state = Answered(walk, ("area", "120"), ("floors", "1"), ("land-use", "trade"), ("land-value", "1"), ("cellar", cellar), ("cellar-area", "50"));

        var refusal = CaseRules.Submit(state, new SubmitCase { CommandId = walk.Id, Actor = People.Citizen }, Facts(walk), walk.City.Now).Refusal!;

        Assert.Equal(("case.not-eligible", brokenRule), (refusal.Code, refusal.Values["rule"]));
    }

    private static CaseFacts Facts(Walk walk) => new() { Service = Services.InForce(Card, ModelCity.Start), Calendar = walk.City.Calendar };

    private static CaseState Answered(Walk walk, params (string Field, string Value)[] answers)
    {
        var command = new AnswerForm
        {
            CommandId = walk.Id,
            Actor = People.Citizen,
            Answers = [.. answers.Select(a => new FieldAnswer { Field = a.Field, Value = a.Value })],
        };
        var decision = CaseRules.AnswerForm(walk.State, command, Facts(walk) with { Pseudonym = id => id }, walk.City.Now);

        Assert.Contains(decision.Events, e => e is FormAnswered);
        return CaseStream.Instance.Evolve(walk.State, new EntryHead(walk.Case.Key, walk.State.Version + 1, walk.City.Now, command.Actor), decision.Events);
    }
}
