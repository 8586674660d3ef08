namespace ActorCity.Client.Transport;

/// <summary>A way to the city. Tries once; a <see cref="NoAnswerException"/> says that there was no answer and whether there may be an effect.</summary>
internal interface ICityTransport
{
    Task<Outcome<TAnswer>> SendAsync<TCommand, TAnswer>(
        Operation<TCommand, TAnswer> operation, TCommand command, UserToken user, CancellationToken cancellation)
        where TCommand : CityCommand where TAnswer : notnull;

    Task<T> AskAsync<T>(Question<T> question, UserToken? user, CancellationToken cancellation);
}

/// <summary>A command in both of its forms: a grain call, and a POST whose body is the command less what headers and address say.</summary>
internal sealed record Operation<TCommand, TAnswer>(
    TCommand Command, string Path, Func<IGrainFactory, TCommand, Task<Outcome<TAnswer>>> CallAsync)
    where TCommand : CityCommand where TAnswer : notnull
{
    /// <summary>Members that the address says, as they stand in JSON.</summary>
    public ImmutableArray<string> InAddress { get; init; } = [];

    /// <summary>A member that the body says and the command does not, because it is the grain's key.</summary>
    public (string Name, string Value)? Key { get; init; }

    /// <summary>It makes something new or chooses its target itself: there is no version to expect.</summary>
    public bool Unconditional { get; init; }
}

/// <summary>A question in both of its forms.</summary>
internal sealed record Question<T>(Func<IGrainFactory, Task<T>> CallAsync, Func<HttpsQuestions, Task<T>> FetchAsync);
