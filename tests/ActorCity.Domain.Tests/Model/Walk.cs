using ActorCity.Domain.Cases;
using ActorCity.Domain.Deadlines;

namespace ActorCity.Domain.Tests.Model;

/// <summary>One case and the short ways through it. Each step asserts that the city accepted it.</summary>
public class Walk
{
    public Walk(ServiceDefinition? service = null, int officeCount = 5, WorkingCalendar? calendar = null)
    {
        Service = service ?? Services.Certificate;
        City = new ModelCity(officeCount, calendar);
        City.Know(Service);
        Case = City.NewCase();
    }

    public ModelCity City { get; }

    public JournalStream<CaseState> Case { get; }

    public ServiceDefinition Service { get; }

    public CaseState State => Case.State!;

    public string Id => City.NextCommandId();

    /// <summary>The examiner who takes drawn steps.</summary>
    public Actor Examiner => People.Examiner(State.DrawnOffice!);

    public CaseReceipt Accept(CityCommand command)
    {
        var outcome = City.Give(Case, command);
        Assert.True(outcome.Value is not null, $"{command.GetType().Name} was refused: {outcome.Refusal}");
        return outcome.Value!;
    }

    public string? Refused(CityCommand command) => City.Give(Case, command).Refusal?.Code;

    public CaseReceipt Open(string? counter = "01-101") => Accept(Opening(counter));

    public OpenCase Opening(string? counter = "01-101", string applicant = "0012345678") => new()
    {
        CommandId = Id,
        Actor = counter is null ? People.Citizen : People.Clerk(counter),
        Service = Service.Code,
        Applicant = applicant,
        Reference = "parcel-7",
        IntakeOffice = counter,
        Channel = counter is null ? Channel.Internet : Channel.Desk,
        VisitReason = counter is null ? null : "wanted to be shown how",
    };

    public AttachDocument Document(string item) => new()
    {
        CommandId = Id,
        Actor = People.Citizen,
        Item = item,
        FileName = "سند مالکیت.pdf",
        MediaType = "application/pdf",
        Bytes = 120_000,
        Sha256 = new string('5', 64),
    };

    /// <summary>Opens the case, attaches what is required and hands it in.</summary>
    public Walk Submitted(string? counter = "01-101")
    {
        Open(counter);
        foreach (var item in Service.Checklist.Where(i => i.Required))
        {
            Accept(Document(item.Code));
        }

        Accept(new SubmitCase { CommandId = Id, Actor = People.Citizen });
        return this;
    }

    public CaseReceipt Take(string step) => Accept(TakeBy(step, Examiner));

    public TakeWork TakeBy(string step, Actor actor) => new() { CommandId = Id, Actor = actor, Step = step, Office = actor.Office! };

    public PerformStep Perform(string step, Actor actor) => new() { CommandId = Id, Actor = actor, Step = step };

    public DecideCase Decision(Actor? actor = null, string verdict = "granted") =>
        new() { CommandId = Id, Actor = actor ?? Examiner, Verdict = verdict, Reason = "as the plan says" };

    public NoticeDeficiency Notice(params string[] items) => new()
    {
        CommandId = Id,
        Actor = Examiner,
        Items = [.. items.Select(i => new DeficiencyItem { Item = i, Explanation = "خوانا نیست" })],
    };

    public AnswerNotice Answer() => new() { CommandId = Id, Actor = People.Citizen, Text = "sent again" };

    public RegisterVisit Visit(string office, string? reason = null) =>
        new() { CommandId = Id, Actor = People.Clerk(office), Office = office, AskedBy = "citizen", Reason = reason };

    public RedrawCase Redraw(string from) => new() { CommandId = Id, Actor = Actor.City, From = from, Cause = "office-suspended" };

    public void Suspend(string office) =>
        City.Accept(office, new SuspendOffice { CommandId = Id, Actor = People.Steward, Cause = "inspection" });

    public void Reactivate(string office) => City.Accept(office, new ActivateOffice { CommandId = Id, Actor = People.Steward });
}
