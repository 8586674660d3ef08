using System.Reflection;
using ActorCity.Domain.Cases;
using ActorCity.Domain.Tests.Model;

namespace ActorCity.Domain.Tests.Cases;

/// <summary>Each refusal of a case, once, in its shortest story.</summary>
public sealed class RefusalTests
{
    private static readonly SortedDictionary<string, Func<Refusal?>> Stories = new(StringComparer.Ordinal)
    {
        ["case.unknown"] = () => CaseRules.Withdraw(null, new WithdrawCase { CommandId = "command-1", Actor = People.Citizen }, Facts(), ModelCity.Start).Refusal,
        ["case.number-taken"] = () => Last(new PermitWalk().Filled(), w => w.Opening()),
        ["case.wrong-status"] = () => Last(new PermitWalk().HandedIn(), w => w.House()),
        ["case.office-not-eligible"] = () => Last(new PermitWalk(), w => w.Opening("99-999")),
        ["case.no-eligible-office"] = () => Last(new PermitWalk(officeCount: 1).Filled("01-101"), w => w.Submission()),
        ["case.item-not-on-checklist"] = () => Last(Examined(), w => w.Notice("blood-sample") with { Actor = w.HolderOf("plan-control") }),
        ["case.documents-missing"] = () => Last(Opened(w => w.Accept(w.House())), w => w.Submission()),
        ["case.too-many-documents"] = () => Last(Opened(w => Times(CaseLimits.Documents, () => w.Accept(w.Document("title-deed")))), w => w.Document("title-deed")),
        ["case.visit-reason-missing"] = () => Last(Opened(w => w.Accept(w.Visit("01-101"))), w => w.Visit("01-101")),
        ["case.too-many-visits"] = () => Last(Opened(w => Times(CaseLimits.Visits, () => w.Accept(w.Visit("01-101", "again")))), w => w.Visit("01-101", "again")),
        ["case.unknown-step"] = () => Last(new PermitWalk().HandedIn(), w => w.Perform("no-such-step", People.Citizen)),
        ["case.step-not-open"] = () => Last(new PermitWalk().HandedIn(), w => w.Referral("water")),
        ["case.not-holder"] = () => Last(new PermitWalk().HandedIn("01-101"), w => w.Perform("intake-check", People.Clerk("02-102"))),
        ["case.already-taken"] = () => Last(Examined(), w => w.TakeBy("plan-control", People.Examiner(w.State.DrawnOffice!, 2))),
        ["case.no-open-notice"] = () => Last(new PermitWalk().HandedIn(), w => w.Answer()),
        ["case.unknown-verdict"] = () => Last(Examined(), w => w.Decision(w.HolderOf("plan-control"), "maybe")),
        ["case.too-many-commands"] = () => Last(
            Opened(w => Times(CaseLimits.IntakePersons, n => w.Accept(w.House() with { Actor = People.At("01-101", ActorRole.Clerk, n) }))),
            w => w.House() with { Actor = People.Clerk("02-102") }),
        ["case.nothing-to-redraw"] = () => Last(new PermitWalk().HandedIn(), w => w.Redraw("99-999")),
        ["case.unknown-field"] = () => Last(Opened(_ => { }), w => w.Answers(("no-such-field", "1"))),
        ["case.field-invalid"] = () => Last(Opened(_ => { }), w => w.Answers(("floors", "3"), ("area", "wide"))),
        ["case.fields-missing"] = () => Last(Opened(w => w.Accept(w.Answers(("use", "trade"), ("area", "50"), ("floors", "2")))), w => w.Submission()),
        ["case.not-eligible"] = () => Last(new PermitWalk().Filled(floors: "31"), w => w.Submission()),
        ["case.item-once-only"] = () => Last(Examined(), w => w.Notice("water-paper") with { Actor = w.HolderOf("plan-control") }),
        ["case.outcome-missing"] = () => Last(Examined(), w => w.Perform("plan-control", w.HolderOf("plan-control"))),
        ["case.inspection-incomplete"] = () => Last(Visiting(), w => w.Inspection() with { Findings = [] }),
        ["case.four-eyes"] = () => Last(new PermitWalk().HandedIn("01-101"), w => w.TakeBy("site-visit", w.HolderOf("site-visit") with { Person = "clerk-01-101-1" })),
        ["case.has-interest"] = () => Last(Interested(), w => w.House() with { Actor = People.Clerk("03-103") }),
        ["case.unknown-bill"] = () => Last(new PermitWalk().HandedIn(), w => w.Payment()),
        ["case.bill-status"] = () => Last(new PermitWalk().Prepared(), w => w.Payment()),
        ["case.amount-differs"] = () => Last(Billed(), w => w.Payment() with { Amount = 49_999 }),
        ["case.payment-reused"] = () => Last(Voided("bank-0001"), w => w.Payment("bank-0001")),
        ["case.override-status"] = () => Last(Granted(), w => w.Settlement(2, w.Stranger())),
        ["case.no-mandate"] = () => Last(Opened(_ => { }), w => w.House() with { Actor = People.Agent }),
        ["case.mandate-exists"] = () => Last(Opened(w => w.Accept(w.Mandate())), w => w.Mandate()),
        ["case.no-appeal"] = () => Last(Late(), w => w.Appeal()),
        ["case.unknown-visit"] = () => Last(Opened(w => w.Accept(w.Visit("01-101"))), w => Explanation(w, 1)),
        ["case.cannot-migrate"] = () => Last(new PermitWalk().Filled("01-101"), w => w.Migration(1, "01-101")),
    };

    public static TheoryData<string> Codes => [.. Stories.Keys];

    [Theory, MemberData(nameof(Codes))]
    public void Each_refusal_is_given(string code) => Assert.Equal(code, Stories[code]()?.Code);

    [Fact]
    public void No_refusal_is_without_its_story()
    {
        var declared = typeof(CaseErrors).GetFields(BindingFlags.Public | BindingFlags.Static).Select(f => ((Refusal)f.GetValue(null)!).Code);

        Assert.Equal(declared.Order(StringComparer.Ordinal), Stories.Keys);
    }

    private static Refusal? Last(Walk walk, Func<PermitWalk, CityCommand> command) => walk.City.Give(walk.Case, command((PermitWalk)walk)).Refusal;

    private static PermitWalk Opened(Action<PermitWalk> then)
    {
        var walk = new PermitWalk();
        walk.Open(null);
        then(walk);
        return walk;
    }

    private static PermitWalk With(PermitWalk walk, Action<PermitWalk> then)
    {
        then(walk);
        return walk;
    }

    private static PermitWalk Examined() => With(new PermitWalk().Prepared(), w => w.Take("plan-control"));

    private static PermitWalk Visiting() => With(new PermitWalk().HandedIn(), w => w.Take("site-visit"));

    private static PermitWalk Interested() => With(new PermitWalk().Filled(), w => w.Accept(w.Interest(People.Clerk("03-103"))));

    private static PermitWalk Billed() => With(new PermitWalk().HandedIn(), w => w.Accept(w.Perform("intake-check", People.Citizen)));

    private static PermitWalk Voided(string reference) => With(Billed(), w =>
    {
        w.Accept(w.Payment(reference));
        w.Accept(w.Voiding(1));
        w.Accept(w.Payment());
        w.Accept(w.Voiding(1));
    });

    private static PermitWalk Granted() => new PermitWalk().Decided();

    private static PermitWalk Late() => With(new PermitWalk().Decided("refused"), w => w.City.Now = w.City.Now.AddDays(30));

    private static ExplainVisit Explanation(Walk walk, int visit) =>
        new() { CommandId = walk.Id, Actor = People.Citizen, Visit = visit, Explanation = "the system was down" };

    private static CaseFacts Facts()
    {
        var city = new ModelCity();
        return new CaseFacts { Service = city.Service("full-permit"), Calendar = city.Calendar };
    }

    private static void Times(int count, Action act) => Times(count, _ => act());

    private static void Times(int count, Action<int> act)
    {
        for (var n = 1; n <= count; n++)
        {
            act(n);
        }
    }
}
