namespace ActorCity.Http;

/// <summary>What a newcomer sees at the root: what to open and what to try.</summary>
internal static class FrontPage
{
    private const string Html = """
        <!doctype html>
        <html lang="en">
        <head><meta charset="utf-8"><title>ActorCity</title><meta name="viewport" content="width=device-width">
        <style>body{font:16px/1.6 system-ui,sans-serif;max-inline-size:44rem;margin:2rem auto;padding:0 1rem}code,pre{background:#f2f2f2;padding:.1em .3em}pre{padding:1em;overflow:auto}</style></head>
        <body>
        <h1>ActorCity</h1>
        <p lang="fa" dir="rtl">شهر برپاست: هر پرونده و هر دفتر یک کنشگر پایدار است.</p>
        <p>The city is running: every case and every office is a durable actor.</p>
        <ul>
        <li><a href="/v1/services">Services</a>: what citizens may ask for</li>
        <li><a href="/v1/offices">Offices</a>: where; any of them serves the whole city</li>
        <li><a href="/v1/cases">Cases</a>: newest first</li>
        <li><a href="/openapi/v1.json">OpenAPI document</a></li>
        <li>Health: <a href="/health/startup">startup</a>, <a href="/health/live">live</a>, <a href="/health/ready">ready</a></li>
        </ul>
        <p>Open a case:</p>
        <pre>curl -i ORIGIN/v1/cases -H 'Content-Type: application/json' -H 'Idempotency-Key: my-first-case' -d '
        {"actor":{"person":"clerk-1","office":"01-01","role":"clerk"},"service":"building-permit","applicant":"someone","intakeOffice":"01-01"}'</pre>
        </body></html>
        """;

    public static void MapFrontPage(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/", (HttpRequest request) => Results.Content(
            Html.Replace("ORIGIN", $"{request.Scheme}://{request.Host}", StringComparison.Ordinal), "text/html; charset=utf-8")).ExcludeFromDescription();
}
