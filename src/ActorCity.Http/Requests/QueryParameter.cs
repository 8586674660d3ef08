namespace ActorCity.Http.Requests;

/// <summary>A query parameter of a question: what the reader takes and what the OpenAPI document says.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Description">What it means.</param>
/// <param name="Words">The enumeration whose words it takes; null: other text.</param>
/// <param name="Format">JSON schema format; <c>int32</c> makes it an integer.</param>
internal sealed record QueryParameter(string Name, string Description, Type? Words = null, string? Format = null)
{
    public static QueryParameter Cursor { get; } = new("cursor", "`next` of the page before; opaque.");

    public static QueryParameter Limit { get; } = new("limit", "Rows per page, 1 to 200; 50 if absent.", Format: "int32");
}

/// <summary>The query parameters of an endpoint, as metadata.</summary>
internal sealed record QueryParameters(ImmutableArray<QueryParameter> All)
{
    public static QueryParameters None { get; } = new([]);

    public static QueryParameters Page { get; } = new([QueryParameter.Cursor, QueryParameter.Limit]);
}
