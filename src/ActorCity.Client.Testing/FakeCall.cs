namespace ActorCity.Client.Testing;

/// <summary>A call that reached the fake city.</summary>
public sealed record FakeCall
{
    /// <summary>The command's name, or for a question the interface that was asked: <c>SubmitCase</c>, <c>ICaseInquiry</c>.</summary>
    public required string What { get; init; }

    /// <summary>The command; null for a question.</summary>
    public CityCommand? Command { get; init; }

    /// <summary>The token that came with it; null: none.</summary>
    public string? Token { get; init; }
}
