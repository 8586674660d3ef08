using ActorCity.Client.Transport;

namespace ActorCity.Client.Testing;

/// <summary>What goes wrong between a front end and the fake city.</summary>
public sealed class FakeFaults
{
    private readonly Lock gate = new();
    private int answers;
    private int commands;
    private bool down;

    /// <summary>Nobody answers anything, and nothing is applied, until it is set back.</summary>
    public bool Down
    {
        get { lock (gate) { return down; } }
        set { lock (gate) { down = value; } }
    }

    /// <summary>The next commands are applied, and their answers are lost.</summary>
    public void LoseAnswers(int count)
    {
        lock (gate) { answers = count; }
    }

    /// <summary>The next commands are lost on their way: not applied, and nobody knows.</summary>
    public void LoseCommands(int count)
    {
        lock (gate) { commands = count; }
    }

    internal void BeforeAny()
    {
        if (Down)
        {
            throw new NoAnswerException(CityErrors.Unavailable, maySucceed: true, mayHaveEffect: false);
        }
    }

    internal void BeforeCommand()
    {
        if (Take(ref commands))
        {
            throw Lost();
        }
    }

    internal void AfterCommand()
    {
        if (Take(ref answers))
        {
            throw Lost();
        }
    }

    private bool Take(ref int left)
    {
        lock (gate) { return left > 0 && left-- > 0; }
    }

    private static NoAnswerException Lost() => new(CityErrors.Unavailable, maySucceed: true, mayHaveEffect: true);
}

/// <summary>Calls the fake city's grains, with its faults between.</summary>
internal sealed class FaultyTransport(ICityTransport city, FakeFaults faults) : ICityTransport
{
    public async Task<Outcome<TAnswer>> SendAsync<TCommand, TAnswer>(
        Operation<TCommand, TAnswer> operation, TCommand command, UserToken user, CancellationToken cancellation)
        where TCommand : CityCommand where TAnswer : notnull
    {
        faults.BeforeAny();
        faults.BeforeCommand();
        var outcome = await city.SendAsync(operation, command, user, cancellation);
        faults.AfterCommand();
        return outcome;
    }

    public Task<T> AskAsync<T>(Question<T> question, UserToken? user, CancellationToken cancellation)
    {
        faults.BeforeAny();
        return city.AskAsync(question, user, cancellation);
    }
}
