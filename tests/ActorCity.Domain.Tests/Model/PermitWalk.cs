using ActorCity.Domain.Deadlines;

namespace ActorCity.Domain.Tests.Model;

/// <summary>The ways through a whole card.</summary>
public sealed class PermitWalk(ServiceDefinition? service = null, int officeCount = 9, WorkingCalendar? calendar = null)
    : Walk(service ?? Cards.Permit, officeCount, calendar)
{
    public AnswerForm Answers(params ReadOnlySpan<(string Field, string Value)> answers) => new()
    {
        CommandId = Id,
        Actor = People.Citizen,
        Answers = [.. answers.ToArray().Select(a => new FieldAnswer { Field = a.Field, Value = a.Value })],
    };

    public SubmitCase Submission() => new() { CommandId = Id, Actor = People.Citizen };

    public AnswerForm House(string floors = "3", string area = "200") => Answers(("use", "housing"), ("area", area), ("floors", floors));

    /// <summary>Opened, filled in, with every paper that could be required, not yet handed in.</summary>
    public PermitWalk Filled(string? counter = null, string floors = "3", string area = "200")
    {
        Open(counter);
        Accept(House(floors, area));
        Accept(Document("title-deed"));
        Accept(Document("engineer-report"));
        return this;
    }

    public PermitWalk HandedIn(string? counter = null, string floors = "3", string area = "200")
    {
        Filled(counter, floors, area);
        Accept(Submission());
        return this;
    }

    /// <summary>Everything that comes before the drawn office's own steps.</summary>
    public PermitWalk Prepared(string? counter = null, string floors = "3", string area = "200")
    {
        HandedIn(counter, floors, area);
        Accept(Perform("intake-check", counter is null ? People.Citizen : People.Clerk(counter)));
        Accept(Referral("water"));
        if (StepIs("fire", CaseStepStatus.Open))
        {
            Accept(Referral("fire"));
        }

        Take("site-visit");
        Accept(Inspection());
        Accept(Payment());
        return this;
    }

    public PermitWalk Decided(string verdict = "granted", string? counter = null, string floors = "3")
    {
        Prepared(counter, floors);
        Take("plan-control");
        Accept(Perform("plan-control", HolderOf("plan-control")) with { Outcome = "fits" });
        Take("deciding");
        Accept(Decision(HolderOf("deciding"), verdict));
        return this;
    }

    /// <summary>The person who may take the step, or has it.</summary>
    public Actor HolderOf(string step)
    {
        var known = State.Steps.Single(s => s.Code == step);
        var role = Service.Steps.Single(s => s.Code == step).Performer == StepPerformer.DrawnInspector ? ActorRole.Inspector : ActorRole.Examiner;
        return known.Person is { } person ? new Actor { Person = person, Office = known.Office, Role = role } : People.At(known.Office!, role, 1);
    }

    public bool StepIs(string step, CaseStepStatus status) => State.Steps.Any(s => s.Code == step && s.Status == status);

    public new CaseReceipt Take(string step) => Accept(TakeBy(step, HolderOf(step)));

    public PerformStep Referral(string step, string outcome = "no-objection") =>
        Perform(step, People.OfAgency(Service.Steps.Single(s => s.Code == step).Agency!)) with { Outcome = outcome };

    public PerformStep Inspection() => Perform("site-visit", HolderOf("site-visit")) with
    {
        Outcome = "as-drawn",
        Findings = [new InspectionFinding { Code = "border", InOrder = true }, new InspectionFinding { Code = "height", InOrder = true }],
    };

    public PerformStep Confirmation(string outcome = "confirmed") => Perform("confirming", HolderOf("confirming")) with { Outcome = outcome };

    /// <summary>Pays the newest open bill at a counter.</summary>
    public RecordPayment Payment(string? reference = null)
    {
        var bill = State.Bills.LastOrDefault(b => b.Status == BillStatus.Open);
        return new()
        {
            CommandId = Id,
            Actor = People.Clerk("05-105"),
            Bill = bill?.Number ?? 1,
            Amount = bill?.Total ?? 1,
            Method = PaymentMethod.Cash,
            Reference = reference ?? Id,
        };
    }

    public VoidPayment Voiding(int bill) => new() { CommandId = Id, Actor = People.Manager("05-105"), Bill = bill, Reason = "charged back" };

    public RefundPayment Refund(int bill, string? reference = null) =>
        new() { CommandId = Id, Actor = People.Manager("05-105"), Bill = bill, Reason = "not needed", Reference = reference ?? Id };

    public ProposeFeeOverride Override(int bill, long total, string office) =>
        new() { CommandId = Id, Actor = People.Manager(office), Bill = bill, Total = total, Reason = "hardship" };

    public SettleFeeOverride Settlement(int bill, string office, bool approve = true) =>
        new() { CommandId = Id, Actor = People.Manager(office), Bill = bill, Approve = approve, Reason = "seen" };

    public DeclareInterest Interest(Actor actor) => new() { CommandId = Id, Actor = actor, Reason = "a relative" };

    public AppealDecision Appeal(Actor? actor = null) => new() { CommandId = Id, Actor = actor ?? People.Citizen, Reason = "it is not so" };

    public GrantMandate Mandate(DateTimeOffset? until = null) => new() { CommandId = Id, Actor = People.Citizen, Agent = People.Agent.Person, Until = until };

    public MigrateCase Migration(int version, string office) =>
        new() { CommandId = Id, Actor = People.Manager(office), ToVersion = version, Reason = "the council decided" };

    /// <summary>An office that has no part in the case.</summary>
    public string Stranger(int number = 0) => City.OfficeCodes.Where(o => o != State.IntakeOffice && o != State.DrawnOffice && !State.LostOffices.Contains(o)
        && State.Steps.All(s => s.Office != o)).ElementAt(number);
}
