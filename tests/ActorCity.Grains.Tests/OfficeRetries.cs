using System.Text.Json;
using ActorCity.Contracts;
using ActorCity.Contracts.Access;
using ActorCity.Contracts.Cases;
using ActorCity.Contracts.Offices;
using static ActorCity.Grains.Tests.DemoCity;

namespace ActorCity.Grains.Tests;

/// <summary>The commands of offices on cases, and the city's own, each after what must have happened before it.</summary>
internal static class OfficeRetries
{
    public static Dictionary<Type, Func<CityCluster, Task<Retry>>> All { get; } = new()
    {
        [typeof(TakeNext)] = TakeNextAsync,
        [typeof(TakeWork)] = async city =>
        {
            var (id, office) = await SubmittedAsync(city);
            var command = new TakeWork { CommandId = NewId(), Actor = Examiner(office), Step = "examination", Office = office };
            return Retry.Of(id.Key, command, c => city.Grains.Case<ICaseProcess>(id).TakeWorkAsync(c));
        },
        [typeof(RedrawCase)] = async city =>
        {
            var (id, office) = await SubmittedAsync(city);
            var command = new RedrawCase { CommandId = NewId(), Actor = Actor.City, From = office, Cause = "office-suspended" };
            return Retry.Of(id.Key, command, c => city.Grains.Case<ICaseProcess>(id).RedrawAsync(c));
        },
        [typeof(PerformStep)] = async city =>
        {
            var (id, _) = await SubmittedAsync(city, DemoCards.Paid.Code);
            return Give(city, id, new PerformStep { CommandId = NewId(), Actor = Clerk, Step = "intake-check" }, (g, c) => g.PerformStepAsync(c));
        },
        [typeof(NoticeDeficiency)] = async city =>
        {
            var (id, office) = await TakenAsync(city);
            return Give(city, id, Notice(office), (g, c) => g.NoticeDeficiencyAsync(c));
        },
        [typeof(DecideCase)] = async city =>
        {
            var (id, office) = await TakenAsync(city);
            return Give(city, id, Decision(office, "granted"), (g, c) => g.DecideAsync(c));
        },
        [typeof(CloseCase)] = async city =>
        {
            var id = await OpenedAsync(city);
            Applied(await city.Grains.Case<ICaseIntake>(id).WithdrawAsync(Withdrawal()));
            return Give(city, id, new CloseCase { CommandId = NewId(), Actor = Clerk }, (g, c) => g.CloseAsync(c));
        },
        [typeof(DeclareInterest)] = async city =>
        {
            var (id, office) = await SubmittedAsync(city);
            return Give(city, id, new DeclareInterest { CommandId = NewId(), Actor = Examiner(office), Reason = "a relative" }, (g, c) => g.DeclareInterestAsync(c));
        },
        [typeof(ExplainVisit)] = async city =>
        {
            var id = await OpenedAsync(city);
            var visit = Applied(await city.Grains.Case<ICaseIntake>(id).RegisterVisitAsync(Visit())).VisitNumber!.Value;
            return Give(city, id, new ExplainVisit { CommandId = NewId(), Actor = Clerk, Visit = visit, Explanation = "a fire" }, (g, c) => g.ExplainVisitAsync(c));
        },
        [typeof(MigrateCase)] = async city =>
        {
            var (id, office) = await SubmittedAsync(city, DemoCards.Paid.Code);
            var command = new MigrateCase { CommandId = NewId(), Actor = Manager(office), ToVersion = 2, Reason = "the council decided" };
            return Give(city, id, command, (g, c) => g.MigrateAsync(c));
        },
    };

    private static Retry Give<TCommand>(CityCluster city, CaseId id, TCommand command, Func<ICaseExamination, TCommand, Task<Outcome<CaseReceipt>>> send)
        where TCommand : CityCommand =>
        Retry.Of(id.Key, command, c => send(city.Grains.Case<ICaseExamination>(id), c));

    // The desk writes nothing itself: the claim is an entry of the case that it gives. Nothing else may wait, so that it is this one.
    private static async Task<Retry> TakeNextAsync(CityCluster city)
    {
        foreach (var other in DemoCity.Offices)
        {
            while ((await city.Grains.Office<IOfficeDesk>(other).TakeNextAsync(Ask(other))).Refusal is null)
            {
            }
        }

        var (id, office) = await SubmittedAsync(city);
        var command = Ask(office);
        return new(id.Key, command.CommandId, SendAsync, Read);

        async Task<object> SendAsync()
        {
            var taken = Applied(await city.Grains.Office<IOfficeDesk>(office).TakeNextAsync(command));
            return (taken.Case, taken.Step, taken.Version);
        }

        static object Read(string kept)
        {
            var receipt = JsonSerializer.Deserialize<CaseReceipt>(kept, CityJson.Stored)!;
            return (receipt.Case, receipt.Step!, receipt.Version);
        }
    }

    private static TakeNext Ask(string office) => new() { CommandId = NewId(), Actor = Examiner(office) };
}
