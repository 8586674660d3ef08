using System.Text.Unicode;

namespace ActorCity.Benchmarks.Lifecycle;

/// <summary>
/// One caller that brings cases from opening to decision, one after the other. It decides the case that the drawn office's
/// queue gives it, which may be another caller's: nobody chooses.
/// </summary>
internal sealed class Caller(CityClient client, CityFacts facts, Tally tally, string name, int seed)
{
    private const string Digest = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";

    private readonly byte[] body = new byte[2048];
    private readonly Random random = new(seed);
    private int round;
    private int command;

    /// <summary>One case, from opening to the search that finds it. False if a request failed; the tally knows why.</summary>
    public async Task<bool> RunAsync(CancellationToken cancellation) =>
        await SubmitAsync(cancellation) is var (code, office)
        && await DecideNextAsync(office, cancellation)
        && await SearchAsync(code, cancellation);

    /// <summary>One case of a service, only opened; its tracking code, or null if the request failed.</summary>
    public async Task<string?> OpenOneAsync(string service, CancellationToken cancellation) => (await OpenAsync(service, cancellation))?.Code;

    /// <summary>One case, from opening to its draw; its tracking code and the drawn office, or null if a request failed.</summary>
    public async Task<(string Code, string Office)?> SubmitAsync(CancellationToken cancellation)
    {
        if (await OpenAsync(facts.Service, cancellation) is not var (code, intake))
        {
            return null;
        }

        var path = $"/v1/cases/{code}";
        foreach (var item in facts.Documents)
        {
            if (!(await CommandAsync(Operation.Document, path + "/documents", Document(intake, item), cancellation)).IsSuccess)
            {
                return null;
            }
        }

        var submitted = await CommandAsync(Operation.Submit, path + "/submit", ActorOnly(intake, "clerk"), cancellation);
        return submitted.Text("holder"u8) is { } office ? (code, office) : null;
    }

    private async Task<(string Code, string Intake)?> OpenAsync(string service, CancellationToken cancellation)
    {
        round++;
        command = 0;
        var intake = facts.Offices[random.Next(facts.Offices.Count)];
        var opened = await CommandAsync(Operation.Open, "/v1/cases", Open(service, intake), cancellation);
        return opened.Text("case"u8) is { } code ? (code, intake) : null;
    }

    private async Task<bool> DecideNextAsync(string office, CancellationToken cancellation)
    {
        var taken = await CommandAsync(Operation.Next, $"/v1/offices/{office}/next", ActorOnly(office, "examiner"), cancellation);
        if (taken.Status == 204)
        {
            // Another caller was given this case; it will decide it.
            tally.NothingWaited();
            return true;
        }

        return taken.Text("case"u8) is { } code
            && (await CommandAsync(Operation.Decide, $"/v1/cases/{code}/decision", Decision(office), cancellation)).IsSuccess;
    }

    private async Task<bool> SearchAsync(string code, CancellationToken cancellation)
    {
        var started = Stopwatch.GetTimestamp();
        var found = await client.GetAsync($"/v1/cases?trackingCode={code}", cancellation);
        tally.Done(Operation.Search, Stopwatch.GetElapsedTime(started));
        if (found.Status == 200 && JsonMembers.HasItems(found.Body.Span, "items"u8))
        {
            return true;
        }

        tally.Failed(Operation.Search, found.Status, found.Status == 200 ? "not-found" : found.Text("code"u8));
        return false;
    }

    private async Task<Reply> CommandAsync(Operation operation, string path, int length, CancellationToken cancellation)
    {
        var id = string.Create(CultureInfo.InvariantCulture, $"{name}.{round}.{command++}");
        var started = Stopwatch.GetTimestamp();
        var reply = await client.PostAsync(path, id, body.AsMemory(0, length), cancellation);
        tally.Done(operation, Stopwatch.GetElapsedTime(started));
        if (!reply.IsSuccess)
        {
            tally.Failed(operation, reply.Status, reply.Text("code"u8));
        }

        return reply;
    }

    private int Open(string service, string office)
    {
        Utf8.TryWrite(body, CultureInfo.InvariantCulture, $$$"""
            {"actor":{"person":"clerk-{{{name}}}","office":"{{{office}}}","role":"clerk"},"service":"{{{service}}}","applicant":"متقاضی {{{name}}} {{{round}}}","reference":"پلاک ثبتی {{{round}}}","intakeOffice":"{{{office}}}","channel":"desk"}
            """, out var written);
        return written;
    }

    private int Document(string office, string item)
    {
        Utf8.TryWrite(body, CultureInfo.InvariantCulture, $$$"""
            {"actor":{"person":"clerk-{{{name}}}","office":"{{{office}}}","role":"clerk"},"item":"{{{item}}}","fileName":"{{{item}}}.pdf","mediaType":"application/pdf","bytes":183500,"sha256":"{{{Digest}}}"}
            """, out var written);
        return written;
    }

    private int ActorOnly(string office, string role)
    {
        Utf8.TryWrite(body, CultureInfo.InvariantCulture, $$$"""
            {"actor":{"person":"{{{role}}}-{{{name}}}","office":"{{{office}}}","role":"{{{role}}}"}}
            """, out var written);
        return written;
    }

    private int Decision(string office)
    {
        Utf8.TryWrite(body, CultureInfo.InvariantCulture, $$$"""
            {"actor":{"person":"examiner-{{{name}}}","office":"{{{office}}}","role":"examiner"},"verdict":"{{{facts.Verdict}}}","reason":"مدارک کامل است و با ضوابط طرح تفصیلی مطابقت دارد."}
            """, out var written);
        return written;
    }
}
