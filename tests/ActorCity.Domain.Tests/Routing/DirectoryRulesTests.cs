using ActorCity.Domain.Routing;
using ActorCity.Domain.Tests.Model;

namespace ActorCity.Domain.Tests.Routing;

public sealed class DirectoryRulesTests
{
    private static readonly DateTimeOffset Now = ModelCity.Start;

    [Fact]
    public void An_older_listing_changes_nothing()
    {
        var city = new ModelCity(officeCount: 2);
        var known = city.Directory.State!;
        var older = known.Offices[0] with { OfficeVersion = known.Offices[0].OfficeVersion - 1, Active = false };

        Assert.Null(DirectoryRules.Apply(known, [older, known.Offices[1]], Now));
    }

    [Fact]
    public void Listings_are_kept_in_order_of_code_whatever_order_they_came_in()
    {
        var city = new ModelCity(officeCount: 1);
        city.Establish("99-999");
        city.Establish("02-001");

        Assert.Equal(["01-101", "02-001", "99-999"], city.Directory.State!.Offices.Select(o => o.Office));
        Assert.Equal(DirectoryRules.Hash(city.Directory.State.Offices), city.Directory.State.Hash);
        Assert.NotNull(Draw.Find(city.Directory.State.ToSnapshot(), "99-999"));
        Assert.Null(Draw.Find(city.Directory.State.ToSnapshot(), "50-000"));
    }

    [Fact]
    public void Of_two_listings_of_one_office_the_newer_counts()
    {
        var listing = new ModelCity(officeCount: 1).Directory.State!.Offices[0];
        var decision = DirectoryRules.Apply(null, [listing, listing with { OfficeVersion = 9, Weight = 7 }], Now)!;
        var state = DirectoryStream.Instance.Evolve(null, new EntryHead(GrainKeys.TheDirectory, 1, Now, Actor.City), decision.Events);

        Assert.Equal(7, state.Offices.Single().Weight);
        Assert.Equal(1, decision.Answer!(state));
    }

    [Fact]
    public void A_suspension_changes_the_hash()
    {
        var city = new ModelCity(officeCount: 3);
        var before = city.Directory.State!.Hash;
        city.Accept("02-102", new SuspendOffice { CommandId = "suspend-1", Actor = People.Steward, Cause = "inspection" });

        Assert.NotEqual(before, city.Directory.State.Hash);
        Assert.False(Draw.Find(city.Directory.State.ToSnapshot(), "02-102")!.Active);
    }
}
