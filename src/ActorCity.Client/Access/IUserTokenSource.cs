namespace ActorCity.Client;

/// <summary>
/// Says for whom a call is made. Asked once per call, on the caller's own flow; what it gives is used for that call and kept nowhere, so
/// that one process can serve many people at once.
/// </summary>
public interface IUserTokenSource
{
    /// <summary>The user of this call; null: nobody in particular, for what everybody may read.</summary>
    ValueTask<UserToken?> GetAsync(CancellationToken cancellation);
}

/// <summary>One user for every call, for processes that serve one.</summary>
public sealed class FixedUser(UserToken token) : IUserTokenSource
{
    /// <inheritdoc/>
    public ValueTask<UserToken?> GetAsync(CancellationToken cancellation) => new(token);
}

/// <summary>Nobody: for what everybody may read.</summary>
internal sealed class NoUser : IUserTokenSource
{
    public ValueTask<UserToken?> GetAsync(CancellationToken cancellation) => default;
}
