using ActorCity.Contracts.Routing;

namespace ActorCity.Http.Routing;

/// <summary>Refusals of questions about draws.</summary>
public static class DrawEpochErrors
{
    /// <summary>The city drew nothing that day, or it is no day.</summary>
    public static readonly Refusal Unknown = new() { Code = "draw-epoch.unknown" };
}

/// <summary>Draw epochs: what anybody needs to compute a day's draws again.</summary>
internal static class DrawEpochEndpoints
{
    public static void MapDrawEpochs(this IEndpointRouteBuilder routes) =>
        routes.MapGroup("/v1/draw-epochs").WithTags("Draws").MapGet("/{date}", GetAsync).Produces<DrawEpochView>()
            .Named("getDrawEpoch", "One day's draw epoch", "The commitment, and once the day is over the secret. The date is the civil date in Asia/Tehran, yyyy-MM-dd.");

    private static async Task<IResult> GetAsync(string date, IGrainFactory grains) =>
        DateOnly.TryParseExact(date, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
        && await grains.DrawEpoch<IDrawEpochInquiry>(day).GetPublicAsync() is { } epoch
            ? Reply.Json(epoch)
            : Reply.Refuse(DrawEpochErrors.Unknown);
}
