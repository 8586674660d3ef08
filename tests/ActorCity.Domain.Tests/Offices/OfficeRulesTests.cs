using System.Text.Json;
using ActorCity.Contracts.Deadlines;
using ActorCity.Contracts.Queries;
using ActorCity.Domain.Deadlines;
using ActorCity.Domain.Offices;
using ActorCity.Domain.Tests.Model;
using CsCheck;

namespace ActorCity.Domain.Tests.Offices;

public sealed class OfficeRulesTests
{
    private const string Code = "01-101";
    private readonly ModelCity city = new(officeCount: 1);

    private OfficeState State => city.Office(Code).State!;

    [Fact]
    public void An_office_opens_by_register_license_activate()
    {
        Assert.Equal(OfficeStatus.Active, State.Status);
        Assert.Equal(3, State.Version);
        Assert.Equal(Code, State.Code);
        Assert.Equal("office.exists", Refused(new RegisterOffice { CommandId = Id, Actor = People.Steward, Name = Services.Text("x"), Region = 1, District = 1 }));
        Assert.Equal("office.wrong-status", Refused(new ActivateOffice { CommandId = Id, Actor = People.Steward }));
    }

    [Fact]
    public void A_suspended_office_can_open_again_and_a_revoked_one_never()
    {
        city.Accept(Code, Suspend());
        Assert.Equal("inspection", State.Cause);
        city.Accept(Code, Activate());
        Assert.Null(State.Cause);
        city.Accept(Code, new RevokeOffice { CommandId = Id, Actor = People.Steward, Cause = "fraud" });

        foreach (var command in new CityCommand[] { Activate(), Suspend(), License(30), Scope("pothole"), Capacity(3), Revoke() })
        {
            Assert.Equal("office.wrong-status", Refused(command));
        }
    }

    [Fact]
    public void A_suspension_hands_the_work_over_and_opening_again_stops_that()
    {
        city.Accept(Code, Suspend());
        Assert.Equal(new DueChange(DueKinds.Redraw, 4, city.Now), city.Office(Code).Due[DueKinds.Redraw]);
        Assert.Equal(4, State.RedrawNumber);

        city.Accept(Code, Activate());
        Assert.DoesNotContain(DueKinds.Redraw, city.Office(Code).Due.Keys);
        Assert.Equal(new DueChange(DueKinds.Listing, 5, city.Now), city.Office(Code).Due[DueKinds.Listing]);
    }

    [Fact]
    public void A_licence_ends_with_its_last_day_in_the_city()
    {
        city.Accept(Code, License(0));
        var take = new TakeNext { CommandId = Id, Actor = People.Examiner(Code) };
        var midnight = CivilTime.EndOf(CivilTime.DateAt(city.Now));

        Assert.Null(OfficeRules.MayTake(State, take, midnight.AddTicks(-1)));
        Assert.Equal("office.licence-ended", OfficeRules.MayTake(State, take, midnight)?.Code);
        Assert.Equal("office.licence-ended", Refused(License(-1)));
    }

    [Fact]
    public void Work_is_given_only_to_examiners_of_the_open_office()
    {
        Assert.Null(OfficeRules.MayTake(State, new TakeNext { CommandId = Id, Actor = People.Examiner(Code) }, city.Now));
        Assert.Equal("office.not-staff", OfficeRules.MayTake(State, new TakeNext { CommandId = Id, Actor = People.Examiner("09-109") }, city.Now)?.Code);
        Assert.Equal("access.role-may-not", OfficeRules.MayTake(State, new TakeNext { CommandId = Id, Actor = People.Clerk(Code) }, city.Now)?.Code);
        Assert.Equal("office.unknown", OfficeRules.MayTake(null, new TakeNext { CommandId = Id, Actor = People.Examiner(Code) }, city.Now)?.Code);
        city.Accept(Code, Suspend());
        Assert.Equal("office.wrong-status", OfficeRules.MayTake(State, new TakeNext { CommandId = Id, Actor = People.Examiner(Code) }, city.Now)?.Code);
    }

    [Fact]
    public void An_office_cannot_change_its_own_rules()
    {
        foreach (var command in new CityCommand[] { Activate(), Suspend(), License(30), Scope("pothole"), Capacity(3), Revoke() })
        {
            Assert.Equal("access.role-may-not", Refused(command with { Actor = People.At(Code, ActorRole.OfficeManager, 1) }));
        }
    }

    [Fact]
    public void Any_sequence_of_commands_folds_to_the_same_office_listing_and_row() =>
        Gen.Select(Gen.Int[0, 6], Gen.Int[-2, 40]).Array[1, 30].Sample(acts =>
        {
            var own = new ModelCity(officeCount: 1);
            var stream = own.Office(Code);
            foreach (var (kind, number) in acts)
            {
                own.Now += TimeSpan.FromDays(Math.Abs(number));
                var wasRevoked = stream.State!.Status == OfficeStatus.Revoked;
                var refusal = own.Give(Code, Any(own, kind, number));
                Assert.True(refusal is not null || !wasRevoked);
                Assert.Equal(stream.Journal.Count, stream.State.Version);
                OfficeSweepTests.Check(stream);
                Assert.Equal(stream.State.Status is OfficeStatus.Active, own.Directory.State!.Offices.Single().Active);
                Assert.Equal(stream.State.Status, own.Tables.Of<OfficeRow>().Single().Status);
            }

            OfficeState? folded = null;
            foreach (var entry in stream.StoredJournal())
            {
                folded = OfficeStream.Instance.Evolve(folded, new EntryHead(stream.Key, entry.Sequence, entry.At, entry.Actor), entry.Events);
            }

            Assert.Equal(JsonSerializer.Serialize(stream.State, CityJson.Stored), JsonSerializer.Serialize(folded, CityJson.Stored));
            Assert.Equal(stream.State!.Version, OfficeViews.From(stream.State).Version);
        });

    private CityCommand Any(ModelCity own, int kind, int number) => kind switch
    {
        0 => new ActivateOffice { CommandId = own.NextCommandId(), Actor = People.Steward },
        1 => new SuspendOffice { CommandId = own.NextCommandId(), Actor = People.Steward, Cause = "inspection" },
        2 when number > 30 => new RevokeOffice { CommandId = own.NextCommandId(), Actor = People.Steward, Cause = "fraud" },
        3 => new ChangeOfficeCapacity { CommandId = own.NextCommandId(), Actor = People.Steward, Capacity = number },
        4 => new ChangeOfficeScope { CommandId = own.NextCommandId(), Actor = People.Steward, Scope = ["pothole", "building-permit", "pothole"] },
        _ => License(number) with { CommandId = own.NextCommandId(), Until = CivilTime.DateAt(own.Now).AddDays(number) },
    };

    private string Id => city.NextCommandId();

    private string? Refused(CityCommand command) => city.Give(Code, command)?.Code;

    private SuspendOffice Suspend() => new() { CommandId = Id, Actor = People.Steward, Cause = "inspection" };

    private RevokeOffice Revoke() => new() { CommandId = Id, Actor = People.Steward, Cause = "fraud" };

    private ActivateOffice Activate() => new() { CommandId = Id, Actor = People.Steward };

    private ChangeOfficeScope Scope(string service) => new() { CommandId = Id, Actor = People.Steward, Scope = [service] };

    private ChangeOfficeCapacity Capacity(int capacity) => new() { CommandId = Id, Actor = People.Steward, Capacity = capacity };

    private LicenseOffice License(int days) => new()
    {
        CommandId = Id,
        Actor = People.Steward,
        Licence = "L-2",
        Until = CivilTime.DateAt(city.Now).AddDays(days),
        Scope = ["*"],
        Capacity = 2,
    };
}
