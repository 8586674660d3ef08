namespace ActorCity.Client.Transport;

/// <summary>Commands on cases in both forms: each kind of caller has an interface of the case's grain.</summary>
internal static class CaseOperations
{
    public static Operation<TCommand, CaseReceipt> On<TGrain, TCommand>(
        CaseId id, string path, TCommand command, Func<TGrain, TCommand, Task<Outcome<CaseReceipt>>> call, params ImmutableArray<string> inAddress)
        where TGrain : IGrainWithStringKey where TCommand : CityCommand =>
        new(command, $"{Addresses.Case(id)}/{path}", (grains, stamped) => call(grains.Case<TGrain>(id), stamped)) { InAddress = inAddress };
}
