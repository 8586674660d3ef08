namespace ActorCity.Http.OpenApi;

/// <summary>Names and describes endpoints for the OpenAPI document.</summary>
internal static class EndpointNames
{
    /// <summary>The operation id is the stable name in client libraries: it never changes.</summary>
    public static RouteHandlerBuilder Named(this RouteHandlerBuilder endpoint, string operationId, string summary, string description) =>
        endpoint.WithName(operationId).WithSummary(summary).WithDescription(description);

    /// <summary>The command takes no <c>If-Match</c>.</summary>
    public static RouteHandlerBuilder Unconditional(this RouteHandlerBuilder endpoint) => endpoint.WithMetadata(new UnconditionalMetadata());

    /// <summary>A command that answers 200 with a receipt.</summary>
    public static void MapCommand<TReceipt>(
        this IEndpointRouteBuilder routes, string pattern, Delegate handler, string operationId, string summary, string description) =>
        routes.MapPost(pattern, handler).Named(operationId, summary, description).Produces<TReceipt>();
}
