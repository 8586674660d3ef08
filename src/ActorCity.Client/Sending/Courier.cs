using ActorCity.Client.Transport;

namespace ActorCity.Client.Sending;

/// <summary>
/// Brings commands and questions of one kind of caller to the city: names them, asks for whom, tries again while it is safe, and finds out
/// what became of a command that got no answer.
/// </summary>
internal sealed class Courier(ICityTransport transport, IUserTokenSource tokens, CommandSender sender, TimeProvider time, TimeSpan lookUpMax)
{
    /// <summary>The answer to a command without a user.</summary>
    private static readonly Refusal Unauthenticated = new() { Code = "access.unauthenticated" };

    private static readonly TimeSpan LookUpPause = TimeSpan.FromMilliseconds(500);

    public TimeProvider Time => time;

    /// <summary>Stands where a command has no actor yet.</summary>
    public static Actor Nobody { get; } = new() { Person = "nobody", Role = ActorRole.Citizen };

    public Courier For(IUserTokenSource others) => new(transport, others, sender, time, lookUpMax);

    public Task<CommandResult<TAnswer>> SendAsync<TCommand, TAnswer>(
        Operation<TCommand, TAnswer> operation, CommandOptions? options, CancellationToken cancellation)
        where TCommand : CityCommand where TAnswer : notnull =>
        SendAsync<TCommand, TAnswer>(_ => operation, options, cancellation);

    /// <summary>Sends a command whose target depends on the user.</summary>
    public async Task<CommandResult<TAnswer>> SendAsync<TCommand, TAnswer>(
        Func<UserToken, Outcome<Operation<TCommand, TAnswer>>> choose, CommandOptions? options, CancellationToken cancellation)
        where TCommand : CityCommand where TAnswer : notnull
    {
        var id = options?.CommandId ?? CommandIds.New();
        if (await tokens.GetAsync(cancellation) is not { } user)
        {
            return Result<TAnswer>(id, Unauthenticated);
        }

        var chosen = choose(user);
        if (chosen.Value is not { } operation)
        {
            return Result<TAnswer>(id, chosen.Refusal!);
        }

        if (operation.Unconditional && options?.ExpectedVersion is not null)
        {
            throw new ArgumentException("This command makes or chooses its target: there is no version to expect.", nameof(options));
        }

        var command = (TCommand)(operation.Command with
        {
            CommandId = id, Actor = user.Actor, ExpectedVersion = options?.ExpectedVersion, OccurredAt = options?.OccurredAt, NotAfter = sender.NotAfter(),
        });
        using var activity = CityDiagnostics.Begin(command);
        var result = await SendAsync(operation, command, user, cancellation);
        CityDiagnostics.End(activity, command, result);
        return result;
    }

    /// <summary>Asks, again if nobody answers, for as long as a dead silo needs to be replaced.</summary>
    /// <exception cref="ActorCityException">Nobody answered, or the caller may not know.</exception>
    public async Task<T> AskAsync<T>(Question<T> question, CancellationToken cancellation)
    {
        var user = await tokens.GetAsync(cancellation);
        var begun = sender.Begin();
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                return await transport.AskAsync(question, user, cancellation);
            }
            catch (NoAnswerException exception)
            {
                if (!sender.IsWorthAnother(exception, begun, attempt))
                {
                    throw new ActorCityException(exception.Refusal, exception);
                }

                await sender.PauseAsync(attempt, cancellation);
            }
        }
    }

    /// <summary>Asks once, for nobody in particular.</summary>
    public Task<T> TryAskAsync<T>(Question<T> question, CancellationToken cancellation) => transport.AskAsync(question, null, cancellation);

    public Task<CommandTrace> LookUpAsync(string commandId, CancellationToken cancellation) =>
        AskAsync(CommandQuestions.LookUp(commandId, sender, time), cancellation);

    /// <summary>Waits until it is known what became of a command.</summary>
    public async Task<CommandResult<T>> SettleAsync<T>(Unknown<T> unknown, TimeSpan? within, CancellationToken cancellation) where T : notnull
    {
        var begun = time.GetTimestamp();
        var user = await tokens.GetAsync(cancellation);
        var decisive = unknown.DecisiveAfter;
        while (true)
        {
            try
            {
                var trace = await transport.AskAsync(CommandQuestions.LookUp(unknown.CommandId, sender, time), user, cancellation);
                if (trace is { Applied: true, Answer: { } answer })
                {
                    return new Applied<T>(unknown.CommandId, CommandQuestions.Read<T>(answer));
                }

                // The first question's instant decides: the command was sent before it.
                decisive ??= trace.DecisiveAfter;
                if (trace.CityTime > decisive)
                {
                    return Result<T>(unknown.CommandId, CommandErrors.Expired);
                }
            }
            catch (NoAnswerException)
            {
                // The city does not answer this either. Unknown remains unknown.
            }

            if (time.GetElapsedTime(begun) + LookUpPause > within)
            {
                return new Unknown<T>(unknown.CommandId, decisive);
            }

            await Task.Delay(LookUpPause, time, cancellation);
        }
    }

    private async Task<CommandResult<TAnswer>> SendAsync<TCommand, TAnswer>(
        Operation<TCommand, TAnswer> operation, TCommand command, UserToken user, CancellationToken cancellation)
        where TCommand : CityCommand where TAnswer : notnull
    {
        // Tries that may have had an effect; one that is still on its way may, whatever a later one says.
        var effects = 0;
        try
        {
            var outcome = await sender.SendAsync(TryAsync, cancellation);
            return outcome.Refusal is { } refusal ? Result<TAnswer>(command.CommandId, refusal) : new Applied<TAnswer>(command.CommandId, outcome.Value!);
        }
        catch (NoAnswerException exception) when (Volatile.Read(ref effects) == 0)
        {
            return Result<TAnswer>(command.CommandId, exception.Refusal);
        }
        catch (NoAnswerException)
        {
            return await SettleAsync(new Unknown<TAnswer>(command.CommandId, null), lookUpMax, cancellation);
        }

        async Task<Outcome<TAnswer>> TryAsync()
        {
            Interlocked.Increment(ref effects);
            try
            {
                return await transport.SendAsync(operation, command, user, cancellation);
            }
            catch (NoAnswerException exception) when (!exception.MayHaveEffect)
            {
                Interlocked.Decrement(ref effects);
                throw;
            }
        }
    }

    private static CommandResult<T> Result<T>(string id, Refusal refusal) where T : notnull =>
        refusal.Code == CommandErrors.VersionConflict.Code
            ? new Conflict<T>(id, refusal.Values.TryGetValue("version", out var text) && long.TryParse(text, CultureInfo.InvariantCulture, out var version) ? version : null)
            : new Refused<T>(id, refusal.Code, refusal.Values);
}
