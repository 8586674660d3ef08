using ActorCity.Contracts;
using ActorCity.Contracts.Cases;
using static ActorCity.Grains.Tests.DemoCity;

namespace ActorCity.Grains.Tests;

/// <summary>Commands on a case's bill, each after what must have happened before it.</summary>
internal static class MoneyRetries
{
    private const string Counter = "t-1";

    public static Dictionary<Type, Func<CityCluster, Task<Retry>>> All { get; } = new()
    {
        [typeof(RecordPayment)] = async city => Give(city, (await SubmittedAsync(city, DemoCards.Paid.Code)).Id, Payment(), (g, c) => g.RecordPaymentAsync(c)),
        [typeof(VoidPayment)] = async city =>
        {
            var id = await PaidAsync(city);
            return Give(city, id, new VoidPayment { CommandId = NewId(), Actor = Manager(Counter), Bill = 1, Reason = "charged back" }, (g, c) => g.VoidPaymentAsync(c));
        },
        [typeof(RefundPayment)] = async city =>
        {
            var id = await PaidAsync(city);
            Applied(await city.Grains.Case<ICaseIntake>(id).WithdrawAsync(Withdrawal()));
            var command = new RefundPayment { CommandId = NewId(), Actor = Manager(Counter), Bill = 1, Reason = "withdrawn", Reference = NewId() };
            return Give(city, id, command, (g, c) => g.RefundPaymentAsync(c));
        },
        [typeof(ProposeFeeOverride)] = async city =>
        {
            var (id, office) = await SubmittedAsync(city, DemoCards.Paid.Code);
            return Give(city, id, Proposal(office), (g, c) => g.ProposeFeeOverrideAsync(c));
        },
        [typeof(SettleFeeOverride)] = async city =>
        {
            var (id, office) = await SubmittedAsync(city, DemoCards.Paid.Code);
            Applied(await city.Grains.Case<ICasePayments>(id).ProposeFeeOverrideAsync(Proposal(office)));
            var other = DemoCity.Offices.First(o => o != office && o != Counter);
            var command = new SettleFeeOverride { CommandId = NewId(), Actor = Manager(other), Bill = 1, Approve = true, Reason = "seen" };
            return Give(city, id, command, (g, c) => g.SettleFeeOverrideAsync(c));
        },
    };

    private static Retry Give<TCommand>(CityCluster city, CaseId id, TCommand command, Func<ICasePayments, TCommand, Task<Outcome<CaseReceipt>>> send)
        where TCommand : CityCommand =>
        Retry.Of(id.Key, command, c => send(city.Grains.Case<ICasePayments>(id), c));

    private static async Task<CaseId> PaidAsync(CityCluster city)
    {
        var (id, _) = await SubmittedAsync(city, DemoCards.Paid.Code);
        Applied(await city.Grains.Case<ICasePayments>(id).RecordPaymentAsync(Payment()));
        return id;
    }

    private static ProposeFeeOverride Proposal(string office) =>
        new() { CommandId = NewId(), Actor = Manager(office), Bill = 1, Total = 1000, Reason = "hardship" };
}
