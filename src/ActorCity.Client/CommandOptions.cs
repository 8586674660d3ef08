namespace ActorCity.Client;

/// <summary>What a caller may say of a command beside its contents; all of it optional.</summary>
public sealed record CommandOptions
{
    /// <summary>
    /// 8 to 64 characters of <c>[A-Za-z0-9._:-]</c>; null: a new one. Choose it yourself, and keep it, where a form can be sent twice or
    /// your process may end before the answer comes: the same id does the same thing once.
    /// </summary>
    public string? CommandId { get; init; }

    /// <summary>Apply only if the target is still at this version; otherwise the result is <see cref="Conflict{T}"/>. Null: any version.</summary>
    public long? ExpectedVersion { get; init; }

    /// <summary>When it happened, for history played in from another system; only for services with recorded time. Null: now.</summary>
    public DateTimeOffset? OccurredAt { get; init; }
}
