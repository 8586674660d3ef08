using System.Reflection;
using ActorCity.Contracts.Access;
using ActorCity.Contracts.Cases;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.Net.Http.Headers;

namespace ActorCity.Http.Commands;

/// <summary>The body of a command: who acts, and when it happened if it is history.</summary>
internal interface ICommandBody : IRequestBody
{
    Actor Actor { get; }
}

/// <summary>The endpoint takes a command: the OpenAPI document then describes its headers and problems.</summary>
internal sealed record CommandMetadata;

/// <summary>The command makes something new or chooses its target itself: there is no version to be conditional on.</summary>
internal sealed record UnconditionalMetadata;

/// <summary>
/// A command as it came over HTTP: <c>Idempotency-Key</c>, <c>If-Match</c> and the body. The time limit makes a command without an
/// answer decidable: once it is over, the command is applied or never will be.
/// </summary>
internal sealed class Command<TBody> : IEndpointParameterMetadataProvider where TBody : class, ICommandBody
{
    private Command(string id, long? expectedVersion, DateTimeOffset notAfter, TBody body, CommandSender sender)
    {
        Id = id;
        ExpectedVersion = expectedVersion;
        NotAfter = notAfter;
        Body = body;
        Sender = sender;
    }

    public string Id { get; }

    public long? ExpectedVersion { get; }

    public DateTimeOffset NotAfter { get; }

    public TBody Body { get; }

    public Actor Actor => Body.Actor;

    public CommandSender Sender { get; }

    public static async ValueTask<Command<TBody>?> BindAsync(HttpContext context)
    {
        var id = CommandHeaders.Id(context.Request.Headers);
        var version = CommandHeaders.ExpectedVersion(context.Request.Headers);
        var sender = context.RequestServices.GetRequiredService<CommandSender>();
        var notAfter = sender.NotAfter();
        var body = await RequestBody.ReadAsync<TBody>(context);

        // The city's own role is not for callers, whoever they say they are.
        return body.Actor.Role == ActorRole.City
            ? throw new RequestRefusedException(AccessErrors.RoleMayNot)
            : new Command<TBody>(id, version, notAfter, body, sender);
    }

    public static void PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder)
    {
        RequestBody.Describe<TBody>(builder);
        builder.Metadata.Add(new CommandMetadata());
    }

    /// <summary>Sends it to a case; a code that no case can have is an unknown case.</summary>
    public async Task<IResult> ToCaseAsync(string trackingCode, Func<CaseId, Task<Outcome<CaseReceipt>>> send) =>
        CaseId.TryParse(trackingCode, out var id) ? Reply.To(await Sender.SendAsync(() => send(id))) : Reply.Refuse(CaseErrors.Unknown);
}

/// <summary>The headers of a command.</summary>
internal static class CommandHeaders
{
    public const string IdempotencyKey = "Idempotency-Key";

    public static string Id(IHeaderDictionary headers)
    {
        var values = headers[IdempotencyKey];
        var id = values.Count == 0 ? null : values.Count == 1 ? values[0] : "";
        return id is null ? throw new RequestRefusedException(RequestErrors.KeyMissing)
            : Names.IsCommandId(id) ? id : throw new RequestRefusedException(CommandErrors.BadId);
    }

    /// <summary>The version that the caller saw; null for any. Weak tags and lists cannot say which version a change was made for.</summary>
    public static long? ExpectedVersion(IHeaderDictionary headers)
    {
        var values = headers.IfMatch;
        return values.Count == 0 || values is ["*"] ? null
            : values.Count == 1 && EntityTag.TryParse(values[0], out var version) ? version
            : throw new RequestRefusedException(RequestErrors.PreconditionMalformed);
    }
}

/// <summary>Strong ETags: the version in quotes.</summary>
internal static class EntityTag
{
    public static string Of(long version) => string.Create(CultureInfo.InvariantCulture, $"\"{version}\"");

    public static bool TryParse(string? tag, out long version)
    {
        version = 0;
        return tag is ['"', .. var digits, '"'] && digits.Length is > 0 and < 19
            && long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out version);
    }

    /// <summary>True if the caller already has this version (<c>If-None-Match</c>, compared weakly as RFC 9110 wants).</summary>
    public static bool IsKnown(IHeaderDictionary headers, string tag)
    {
        var values = headers.IfNoneMatch;
        if (values.Count == 0)
        {
            return false;
        }

        return values is [var one] && one == tag
            || (EntityTagHeaderValue.TryParseList(values!, out var tags)
                && tags.Any(known => known.Tag == "*" || known.Tag == tag));
    }
}
