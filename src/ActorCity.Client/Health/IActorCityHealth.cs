namespace ActorCity.Client;

/// <summary>How the city is, as this process sees it.</summary>
public enum ActorCityState
{
    /// <summary>The city has not answered yet since this process started.</summary>
    Starting = 0,

    /// <summary>The city answers.</summary>
    Answering = 1,

    /// <summary>The city answered before, and does not now.</summary>
    Silent = 2,
}

/// <summary>Says how the city is, for front ends that show a maintenance page or keep drafts while it is silent.</summary>
public interface IActorCityHealth
{
    /// <summary>How it is.</summary>
    ActorCityState State { get; }

    /// <summary>Since when, UTC.</summary>
    DateTimeOffset Since { get; }

    /// <summary>It changed. Handlers must be quick.</summary>
    event EventHandler<ActorCityStateEventArgs>? Changed;
}

/// <summary>How the city is now.</summary>
public sealed class ActorCityStateEventArgs(ActorCityState state, DateTimeOffset since) : EventArgs
{
    /// <summary>How it is.</summary>
    public ActorCityState State => state;

    /// <summary>Since when, UTC.</summary>
    public DateTimeOffset Since => since;
}
