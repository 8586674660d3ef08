namespace ActorCity.Http.Requests;

/// <summary>Refusals of requests that never reach the city.</summary>
public static class RequestErrors
{
    /// <summary>A command without an <c>Idempotency-Key</c> header.</summary>
    public static readonly Refusal KeyMissing = new() { Code = "idempotency.key-missing" };

    /// <summary>The body is not JSON.</summary>
    public static readonly Refusal JsonMalformed = new() { Code = "request.json-malformed" };

    /// <summary>The body has a member that this operation does not know; value <c>member</c>.</summary>
    public static readonly Refusal MemberUnknown = new() { Code = "request.member-unknown" };

    /// <summary>The body says the same member twice; value <c>member</c>.</summary>
    public static readonly Refusal MemberDuplicate = new() { Code = "request.member-duplicate" };

    /// <summary>The body lacks a required member; value <c>member</c>.</summary>
    public static readonly Refusal MemberMissing = new() { Code = "request.member-missing" };

    /// <summary>A member has the wrong type or form; value <c>member</c>.</summary>
    public static readonly Refusal MemberMalformed = new() { Code = "request.member-malformed" };

    /// <summary>The body is larger than the limit; value <c>limit</c>, bytes.</summary>
    public static readonly Refusal TooLarge = new() { Code = "request.too-large" };

    /// <summary>The body is not <c>application/json</c> in UTF-8.</summary>
    public static readonly Refusal MediaType = new() { Code = "request.media-type" };

    /// <summary>This address does not take this method.</summary>
    public static readonly Refusal MethodNotAllowed = new() { Code = "request.method-not-allowed" };

    /// <summary>There is nothing at this address.</summary>
    public static readonly Refusal NoSuchPath = new() { Code = "request.no-such-path" };

    /// <summary>The caller accepts no form that this address has.</summary>
    public static readonly Refusal NotAcceptable = new() { Code = "request.not-acceptable" };

    /// <summary><c>If-Match</c> is not one strong ETag of this interface.</summary>
    public static readonly Refusal PreconditionMalformed = new() { Code = "request.precondition-malformed" };

    /// <summary>A query parameter has a form that it cannot have; value <c>parameter</c>.</summary>
    public static readonly Refusal ParameterMalformed = new() { Code = "request.parameter-malformed" };

    /// <summary>A query parameter that this operation does not know; value <c>parameter</c>.</summary>
    public static readonly Refusal ParameterUnknown = new() { Code = "request.parameter-unknown" };

    /// <summary>An applicant in an address, where logs and histories would keep it.</summary>
    public static readonly Refusal ApplicantInAddress = new() { Code = "request.applicant-in-address" };

    /// <summary>The request was meant for another host than this machine.</summary>
    public static readonly Refusal HostRefused = new() { Code = "request.host-refused" };

    /// <summary>The request breaks HTTP.</summary>
    public static readonly Refusal Malformed = new() { Code = "request.malformed" };

    /// <summary>The body came too slowly.</summary>
    public static readonly Refusal TooSlow = new() { Code = "request.too-slow" };
}
