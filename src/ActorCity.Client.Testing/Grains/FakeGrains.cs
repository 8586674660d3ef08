using ActorCity.Client.Testing.Store;
using ActorCity.Client.Transport;

namespace ActorCity.Client.Testing.Grains;

/// <summary>Gives the grains of the fake city, and notes for whom each call comes.</summary>
internal sealed class FakeGrains(CityStore store) : IGrainFactory
{
    private readonly FakeQueries queries = new(store);

    public TGrainInterface GetGrain<TGrainInterface>(GrainId grainId) where TGrainInterface : IAddressable =>
        Noted<TGrainInterface>(Find(grainId.Key.ToString()!));

    public TGrainInterface GetGrain<TGrainInterface>(string primaryKey, string? grainClassNamePrefix = null) where TGrainInterface : IGrainWithStringKey =>
        Noted<TGrainInterface>(queries);

    public TGrainInterface GetGrain<TGrainInterface>(Guid primaryKey, string? grainClassNamePrefix = null) where TGrainInterface : IGrainWithGuidKey => throw None();

    public TGrainInterface GetGrain<TGrainInterface>(long primaryKey, string? grainClassNamePrefix = null) where TGrainInterface : IGrainWithIntegerKey => throw None();

    public TGrainInterface GetGrain<TGrainInterface>(Guid primaryKey, string keyExtension, string? grainClassNamePrefix = null)
        where TGrainInterface : IGrainWithGuidCompoundKey => throw None();

    public TGrainInterface GetGrain<TGrainInterface>(long primaryKey, string keyExtension, string? grainClassNamePrefix = null)
        where TGrainInterface : IGrainWithIntegerCompoundKey => throw None();

    public TGrainObserverInterface CreateObjectReference<TGrainObserverInterface>(IGrainObserver obj) where TGrainObserverInterface : IGrainObserver => throw None();

    public void DeleteObjectReference<TGrainObserverInterface>(IGrainObserver obj) where TGrainObserverInterface : IGrainObserver => throw None();

    public IGrain GetGrain(Type grainInterfaceType, Guid grainPrimaryKey) => throw None();

    public IGrain GetGrain(Type grainInterfaceType, long grainPrimaryKey) => throw None();

    public IGrain GetGrain(Type grainInterfaceType, string grainPrimaryKey) => throw None();

    public IGrain GetGrain(Type grainInterfaceType, Guid grainPrimaryKey, string keyExtension) => throw None();

    public IGrain GetGrain(Type grainInterfaceType, long grainPrimaryKey, string keyExtension) => throw None();

    public IAddressable GetGrain(GrainId grainId) => throw None();

    public IAddressable GetGrain(GrainId grainId, GrainInterfaceType interfaceType) => throw None();

    public IAddressable GetGrain(Type interfaceType, IdSpan grainKey, string grainClassNamePrefix) => throw None();

    public IAddressable GetGrain(Type interfaceType, IdSpan grainKey) => throw None();

    private object Find(string key) => GrainKeys.TypeOf(key) switch
    {
        GrainKeys.Case => store.Case(CaseId.Parse(key)),
        GrainKeys.Office => store.Office(key[3..]),
        GrainKeys.Service => store.Service(key[3..]),
        GrainKeys.DrawEpoch => store.Epochs.Inquiry(DateOnly.ParseExact(key.AsSpan(3), "yyyy-MM-dd", CultureInfo.InvariantCulture)),
        _ => throw None(),
    };

    private T Noted<T>(object grain)
    {
        // Commands are noted where they are executed.
        if (typeof(T).Name is var name && (name.EndsWith("Inquiry", StringComparison.Ordinal) || name.EndsWith("Queries", StringComparison.Ordinal)))
        {
            store.Note(new FakeCall { What = name, Token = RequestContext.Get(OrleansTransport.TokenKey) as string });
        }

        return (T)grain;
    }

    private static NotSupportedException None() => new("The fake city has no such grain.");
}
