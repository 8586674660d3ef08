using System.Text.Json;
using ActorCity.Contracts.Queries;
using ActorCity.Domain.Catalogue;
using ActorCity.Domain.Tests.Model;
using CsCheck;

namespace ActorCity.Domain.Tests.Catalogue;

public sealed class ServiceRulesTests
{
    private const string Code = "building-permit";
    private readonly CityTables tables = new();
    private JournalStream<ServiceState> service = new(ServiceStream.Instance, $"sv-{Code}");
    private DateTimeOffset now = ModelCity.Start;
    private int commands;

    [Fact]
    public void A_version_is_drafted_read_by_a_second_steward_and_published()
    {
        Assert.Null(Draft());
        Assert.Equal("service.reviewer-is-drafter", Review(1, People.Steward));
        Assert.Equal("service.version-status", Publish(1, now));
        Assert.Null(Review(1, People.SecondSteward));
        Assert.Null(Publish(1, now));

        Assert.Equal(1, service.State!.Effective(now)!.Version);
        Assert.Null(service.State.Effective(now.AddTicks(-1)));
        Assert.Equal("service.version-status", Review(1, People.SecondSteward));
        Assert.Equal(1, tables.Of<ServiceRow>().Single().PublishedVersion);
    }

    [Fact]
    public void A_changed_draft_must_be_read_again()
    {
        Assert.Null(Draft());
        Assert.Null(Review(1, People.SecondSteward));
        Assert.Null(Draft(Services.Permit with { VisitBudget = 2 }, People.SecondSteward));

        Assert.Equal("service.version-status", Publish(1, now));
        Assert.Equal("service.reviewer-is-drafter", Review(1, People.SecondSteward));
        Assert.Null(Review(1, People.Steward));
        Assert.Null(Publish(1, now));
        Assert.Equal(2, service.State!.Get(1)!.VisitBudget);
    }

    [Fact]
    public void A_new_version_begins_where_the_old_one_ends_and_leaves_it_unchanged()
    {
        PublishNew(now);
        var before = service.State!.Get(1)!;
        PublishNew(now.AddDays(10));

        Assert.Equal(1, service.State.Effective(now.AddDays(9))!.Version);
        Assert.Equal(2, service.State.Effective(now.AddDays(10))!.Version);
        Assert.Equal((before.DraftedIn, before.VisitBudget), (service.State.Get(1)!.DraftedIn, service.State.Get(1)!.VisitBudget));
        Assert.Equal(now.AddDays(10), service.State.Get(1)!.EffectiveUntil);
        Assert.Null(service.State.Get(3));
        Assert.Null(service.State.Get(0));
    }

    [Fact]
    public void The_past_is_not_changed()
    {
        PublishNew(now.AddDays(5));
        Assert.Null(Draft());
        Assert.Null(Review(2, People.SecondSteward));

        Assert.Equal("service.effective-date", Publish(2, now.AddDays(5)));
        Assert.Equal("service.effective-date", Publish(2, now.AddMinutes(-6)));
        now = now.AddDays(6);
        Assert.Null(Publish(2, now.AddMinutes(-1)));
        Assert.Equal(now, service.State!.Get(2)!.EffectiveFrom);
    }

    [Fact]
    public void Only_the_first_version_of_a_service_with_recorded_time_begins_in_the_past()
    {
        service = new(ServiceStream.Instance, "sv-receipt-phase");
        Assert.Null(Draft(Services.Receipt, code: "receipt-phase"));
        Assert.Null(Review(1, People.SecondSteward));
        Assert.Null(Publish(1, now.AddYears(-20)));
        Assert.Equal(1, service.State!.Effective(now.AddYears(-19))!.Version);

        Assert.Null(Draft(Services.Receipt, code: "receipt-phase"));
        Assert.Null(Review(2, People.SecondSteward));
        Assert.Equal("service.effective-date", Publish(2, now.AddYears(-10)));
    }

    [Fact]
    public void A_retired_service_takes_no_new_cases_until_a_new_version_begins()
    {
        PublishNew(now);
        Assert.Null(Retire(now.AddDays(1)));

        Assert.Equal(1, service.State!.Effective(now)!.Version);
        Assert.Null(service.State.Effective(now.AddDays(1)));
        Assert.Equal("service.version-status", Retire(now.AddDays(2)));
        Assert.Equal(ServiceVersionStatus.Retired, tables.Of<ServiceRow>().Single().Status);

        PublishNew(now.AddDays(3));
        Assert.Null(service.State.Effective(now.AddDays(2)));
        Assert.Equal(2, service.State.Effective(now.AddDays(3))!.Version);
    }

    [Fact]
    public void Unknown_versions_other_codes_and_wrong_roles_are_refused()
    {
        Assert.Equal("service.unknown", Review(1, People.Steward));
        Assert.Equal("service.unknown", Publish(1, now));
        Assert.Equal("service.unknown", Retire(now));
        Assert.Equal("service.definition-invalid", Draft(Services.Pothole));
        Assert.Equal("access.role-may-not", Draft(actor: People.At("01-101", ActorRole.OfficeManager, 1)));
    }

    [Fact]
    public void At_every_instant_at_most_one_version_is_in_force() =>
        Gen.Select(Gen.Int[0, 4], Gen.Int[-3, 20]).Array[1, 40].Sample(acts =>
        {
            var test = new ServiceRulesTests();
            foreach (var (kind, days) in acts)
            {
                test.now = test.now.AddHours(7);
                var newest = test.service.State?.Versions.Length ?? 0;
                _ = kind switch
                {
                    0 => test.Draft(),
                    1 => test.Review(newest, People.SecondSteward),
                    2 or 3 => test.Publish(newest, test.now.AddDays(days)),
                    _ => test.Retire(test.now.AddDays(days)),
                };
            }

            var state = test.service.State;
            for (var at = ModelCity.Start; state is not null && at < ModelCity.Start.AddDays(40); at = at.AddHours(5))
            {
                Assert.True(state.Versions.Count(v => v.IsInForce(at)) <= 1);
            }

            ServiceState? folded = null;
            foreach (var entry in test.service.StoredJournal())
            {
                folded = ServiceStream.Instance.Evolve(folded, new EntryHead(test.service.Key, entry.Sequence, entry.At, entry.Actor), entry.Events);
            }

            Assert.Equal(JsonSerializer.Serialize(state, CityJson.Stored), JsonSerializer.Serialize(folded, CityJson.Stored));
        }, iter: 1000, threads: 1);

    private void PublishNew(DateTimeOffset from)
    {
        Assert.Null(Draft());
        var version = service.State!.Versions.Length;
        Assert.Null(Review(version, People.SecondSteward));
        Assert.Null(Publish(version, from));
    }

    private string? Draft(ServiceDefinition? definition = null, Actor? actor = null, string code = Code)
    {
        var command = new DraftService { CommandId = Id(), Actor = actor ?? People.Steward, Definition = definition ?? Services.Permit };
        return Take(ServiceRules.Draft(code, service.State, command, now), command);
    }

    private string? Review(int version, Actor actor)
    {
        var command = new ReviewService { CommandId = Id(), Actor = actor, Version = version };
        return Take(ServiceRules.Review(service.State, command, now), command);
    }

    private string? Publish(int version, DateTimeOffset from)
    {
        var command = new PublishService { CommandId = Id(), Actor = People.Steward, Version = version, EffectiveFrom = from };
        return Take(ServiceRules.Publish(service.State, command, now), command);
    }

    private string? Retire(DateTimeOffset from)
    {
        var command = new RetireService { CommandId = Id(), Actor = People.Steward, From = from };
        return Take(ServiceRules.Retire(service.State, command, now), command);
    }

    private string? Take(Decision<ServiceState, ServiceReceipt> decision, CityCommand command) =>
        service.Take(decision, command.CommandId, command.Actor, now, tables, out _)?.Code;

    private string Id() => $"command-{++commands:D6}";
}
