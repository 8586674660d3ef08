using ActorCity.Domain.Commands;
using ActorCity.Domain.Tests.Model;

namespace ActorCity.Domain.Tests.Commands;

public sealed class CommandChecksTests
{
    private static readonly OpenCase Open = new() { CommandId = "command-1", Actor = People.Citizen, Service = "pothole", Applicant = "0012345678" };

    private static readonly OpenCase AtCounter = Open with { Actor = People.Clerk("01-101"), IntakeOffice = "01-101", Channel = Channel.Desk };

    private static readonly AttachDocument Document = new()
    {
        CommandId = "command-1",
        Actor = People.Citizen,
        Item = "title-deed",
        FileName = "سند.pdf",
        MediaType = "application/pdf",
        Bytes = 1,
        Sha256 = new string('a', 64),
    };

    private static readonly LicenseOffice License = new()
    {
        CommandId = "command-1",
        Actor = People.Steward,
        Licence = "L-1",
        Until = new DateOnly(2030, 1, 1),
        Scope = ["*"],
        Capacity = 1,
    };

    public static TheoryData<CityCommand, string> Malformed => new()
    {
        { Open with { Actor = null! }, "actor" },
        { Open with { Actor = People.Citizen with { Person = "" } }, "actor.person" },
        { Open with { Actor = People.Citizen with { Person = "علی" } }, "actor.person" },
        { Open with { Actor = People.Citizen with { Role = (ActorRole)99 } }, "actor.role" },
        { Open with { Actor = People.Citizen with { Office = "01-101" } }, "actor.office" },
        { Open with { Actor = People.Clerk("01-101") with { Office = null } }, "actor.office" },
        { Open with { Actor = People.Clerk("01 101") }, "actor.person" },
        { Open with { Actor = People.Clerk("01-101") with { Office = "01 101" } }, "actor.office" },
        { Open with { Actor = People.Steward with { Office = "01-101" } }, "actor.office" },
        { Open with { ExpectedVersion = -1 }, "expectedVersion" },
        { Open with { Service = "Pothole!" }, "service" },
        { Open with { Applicant = "12" }, "applicant" },
        { Open with { Applicant = null! }, "applicant" },
        { Open with { Applicant = "  1 " }, "applicant" },
        { Open with { Applicant = new string('1', 65) }, "applicant" },
        { Open with { Applicant = "123\u0000" }, "applicant" },
        { Open with { Reference = new string('1', 65) }, "reference" },
        { Open with { Reference = "" }, "reference" },
        { Open with { IntakeOffice = "OF-1" }, "intakeOffice" },
        { Open with { Channel = Channel.Desk }, "intakeOffice" },
        { Open with { Channel = (Channel)77 }, "channel" },
        { Open with { Actor = People.Clerk("01-101"), IntakeOffice = "01-101" }, "channel" },
        { Open with { Actor = People.Manager("01-101"), IntakeOffice = "01-101" }, "channel" },
        { Open with { VisitReason = "was there" }, "visitReason" },
        { Open with { VisitFault = VisitFault.None }, "visitFault" },
        { Open with { Channel = Channel.Post, VisitReason = "was there" }, "visitReason" },
        { AtCounter with { VisitReason = new string('x', 1001) }, "visitReason" },
        { AtCounter with { VisitFault = (VisitFault)9 }, "visitFault" },
        { Document with { Item = "x" }, "item" },
        { Document with { FileName = " " }, "fileName" },
        { Document with { FileName = new string('x', 201) }, "fileName" },
        { Document with { FileName = "\ud800.pdf" }, "fileName" },
        { Document with { MediaType = "pdf" }, "mediaType" },
        { Document with { Bytes = 0 }, "bytes" },
        { Document with { Bytes = (1L << 31) + 1 }, "bytes" },
        { Document with { Sha256 = new string('g', 64) }, "sha256" },
        { Document with { Sha256 = "aa" }, "sha256" },
        { Visit("01-101") with { Office = "?" }, "office" },
        { Visit("01-101") with { AskedBy = "" }, "askedBy" },
        { Visit("01-101") with { Reason = new string('x', 1001) }, "reason" },
        { Visit("01-101") with { Fault = (VisitFault)9 }, "fault" },
        { Notice(), "items" },
        { Notice("title-deed", "title-deed"), "items" },
        { Notice("Title"), "items.item" },
        { Notice("title-deed") with { Items = default }, "items" },
        { Notice("title-deed") with { Items = [new DeficiencyItem { Item = "title-deed", Explanation = "" }] }, "items.explanation" },
        { new TakeWork { CommandId = "command-1", Actor = People.Examiner("01-101"), Step = "", Office = "01-101" }, "step" },
        { new PerformStep { CommandId = "command-1", Actor = People.Citizen, Step = "intake", Note = new string('x', 1001) }, "note" },
        { new DecideCase { CommandId = "command-1", Actor = People.Examiner("01-101"), Verdict = "granted", Reason = " " }, "reason" },
        { new RedrawCase { CommandId = "command-1", Actor = Actor.City, From = "01-101", Cause = "because" }, "cause" },
        { License with { Capacity = 0 }, "capacity" },
        { License with { Capacity = 1001 }, "capacity" },
        { License with { Scope = [] }, "scope" },
        { License with { Scope = ["*", "pothole"] }, "scope" },
        { License with { Scope = default }, "scope" },
        { License with { Licence = "" }, "licence" },
        { new RegisterOffice { CommandId = "command-1", Actor = People.Steward, Name = Services.Text("x"), Region = 0, District = 1 }, "region" },
        { new RegisterOffice { CommandId = "command-1", Actor = People.Steward, Name = Services.Text(""), Region = 1, District = 1 }, "name" },
        { new SuspendOffice { CommandId = "command-1", Actor = People.Steward, Cause = "" }, "cause" },
        { new ReviewService { CommandId = "command-1", Actor = People.Steward, Version = 0 }, "version" },
        { new DraftService { CommandId = "command-1", Actor = People.Steward, Definition = null! }, "definition" },
    };

    [Theory, MemberData(nameof(Malformed))]
    public void A_malformed_command_is_refused_by_the_name_of_the_member(CityCommand command, string member)
    {
        var refusal = CommandChecks.Check(command);

        Assert.Equal("command.malformed", refusal?.Code);
        Assert.Equal(member, refusal!.Values["member"]);
        Assert.Single(refusal.Values);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("short")]
    [InlineData("has space inside")]
    [InlineData("12345678901234567890123456789012345678901234567890123456789012345")]
    public void A_bad_command_id_is_refused_as_such(string? id) =>
        Assert.Equal("command.bad-id", CommandChecks.Check(Open with { CommandId = id! })?.Code);

    [Fact]
    public void Well_formed_commands_pass()
    {
        Assert.Null(CommandChecks.Check(Open));
        Assert.Null(CommandChecks.Check(Open with { Applicant = "کد ملی ۱۲۳", Reference = "۱۲/۳" }));
        Assert.Null(CommandChecks.Check(AtCounter));
        Assert.Null(CommandChecks.Check(AtCounter with { VisitReason = "called in", VisitFault = VisitFault.System }));
        Assert.Null(CommandChecks.Check(AtCounter with { Channel = Channel.Post }));
        Assert.Null(CommandChecks.Check(Document with { Bytes = 1L << 31 }));
        Assert.Null(CommandChecks.Check(License with { Scope = ["pothole", "building-permit"] }));
        Assert.Null(CommandChecks.Check(Notice("title-deed", "utility-bill")));
        Assert.Null(CommandChecks.Check(Visit("01-101") with { Reason = "line one\nline two" }));
        Assert.Null(CommandChecks.Check(new RedrawCase { CommandId = "command-1", Actor = Actor.City, From = "01-101", Cause = "office-revoked" }));
    }

    private static RegisterVisit Visit(string office) =>
        new() { CommandId = "command-1", Actor = People.Clerk(office), Office = office, AskedBy = "citizen" };

    private static NoticeDeficiency Notice(params string[] items) => new()
    {
        CommandId = "command-1",
        Actor = People.Examiner("01-101"),
        Items = [.. items.Select(i => new DeficiencyItem { Item = i, Explanation = "missing" })],
    };
}
