namespace ActorCity.Client;

/// <summary>
/// What became of a command: <see cref="Applied{T}"/>, <see cref="Refused{T}"/>, <see cref="Conflict{T}"/> or <see cref="Unknown{T}"/>;
/// nothing else.
/// </summary>
/// <typeparam name="T">The city's answer to the command.</typeparam>
public abstract record CommandResult<T> where T : notnull
{
    private protected CommandResult(string commandId) => CommandId = commandId;

    /// <summary>The command's id. Sending the same command again under it is safe at any time.</summary>
    public string CommandId { get; }

    /// <summary>One function per thing that can have happened.</summary>
    public TResult Match<TResult>(
        Func<Applied<T>, TResult> applied, Func<Refused<T>, TResult> refused, Func<Conflict<T>, TResult> conflict, Func<Unknown<T>, TResult> unknown)
    {
        ArgumentNullException.ThrowIfNull(applied);
        ArgumentNullException.ThrowIfNull(refused);
        ArgumentNullException.ThrowIfNull(conflict);
        ArgumentNullException.ThrowIfNull(unknown);
        return this switch
        {
            Applied<T> result => applied(result),
            Refused<T> result => refused(result),
            Conflict<T> result => conflict(result),
            Unknown<T> result => unknown(result),
            _ => throw new InvalidOperationException("A result of no known kind."),
        };
    }

    /// <summary>The answer, for callers to whom everything else is an error.</summary>
    /// <exception cref="ActorCityException">The command was not applied, or nobody knows; its code says which.</exception>
    public T AnswerOrThrow() => Match(
        applied => applied.Answer,
        refused => throw new ActorCityException(new Refusal { Code = refused.Code, Values = refused.Values }),
        conflict => throw new ActorCityException(
            conflict.CurrentVersion is { } version ? CommandErrors.VersionConflict.With("version", version) : CommandErrors.VersionConflict),
        unknown => throw new ActorCityException(CityErrors.OutcomeUnknown.With("commandId", unknown.CommandId)));
}

/// <summary>The command took effect and is stored durably.</summary>
/// <typeparam name="T">The city's answer to the command.</typeparam>
public sealed record Applied<T> : CommandResult<T> where T : notnull
{
    /// <summary>A command that took effect.</summary>
    public Applied(string commandId, T answer) : base(commandId) => Answer = answer;

    /// <summary>The first answer; a repetition of the command gets the same.</summary>
    public T Answer { get; }
}

/// <summary>The command was refused, or could not be brought to the city. Nothing changed.</summary>
/// <typeparam name="T">The city's answer to the command.</typeparam>
public sealed record Refused<T> : CommandResult<T> where T : notnull
{
    /// <summary>A command that was refused.</summary>
    public Refused(string commandId, string code, ImmutableSortedDictionary<string, string> values) : base(commandId)
    {
        Code = code;
        Values = values;
    }

    /// <summary>Stable code, <c>noun.condition</c>. Programs look at this; sentences in two languages are at <c>/problems/{code}</c> of the city.</summary>
    public string Code { get; }

    /// <summary>Values of the code's sentence, by name.</summary>
    public ImmutableSortedDictionary<string, string> Values { get; }
}

/// <summary>The target is at another version than <see cref="CommandOptions.ExpectedVersion"/>: somebody was faster. Nothing changed.</summary>
/// <typeparam name="T">The city's answer to the command.</typeparam>
public sealed record Conflict<T> : CommandResult<T> where T : notnull
{
    /// <summary>A command made for another version.</summary>
    public Conflict(string commandId, long? currentVersion) : base(commandId) => CurrentVersion = currentVersion;

    /// <summary>The version that the target is at now.</summary>
    public long? CurrentVersion { get; }
}

/// <summary>
/// No answer came in time, and looking the command up did not tell yet. It may or may not have been applied: do not give it again under
/// another id. <see cref="ICommands.SettleAsync"/> waits until it is known.
/// </summary>
/// <typeparam name="T">The city's answer to the command.</typeparam>
public sealed record Unknown<T> : CommandResult<T> where T : notnull
{
    /// <summary>A command without an answer.</summary>
    public Unknown(string commandId, DateTimeOffset? decisiveAfter) : base(commandId) => DecisiveAfter = decisiveAfter;

    /// <summary>Not found after this instant of the city's own clocks, it was not applied and never will be. Null: the city could not be asked.</summary>
    public DateTimeOffset? DecisiveAfter { get; }
}
