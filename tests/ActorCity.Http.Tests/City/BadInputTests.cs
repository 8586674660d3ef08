using System.Net.Http.Headers;
using System.Text;

namespace ActorCity.Http.Tests.City;

/// <summary>Bad input gets a problem with a code, and changes nothing.</summary>
public sealed class BadInputTests(CityFixture city)
{
    private const string Actor = """ "actor":{"person":"clerk-1","office":"01-01","role":"clerk"} """;
    private readonly CityCalls calls = city.Calls;

    public static TheoryData<string, string, int, string> Bodies => new()
    {
        { "submit", "", 400, "request.json-malformed" },
        { "submit", "{", 400, "request.json-malformed" },
        { "submit", "null", 400, "request.member-malformed" },
        { "submit", "[]", 400, "request.member-malformed" },
        { "submit", "{}", 400, "request.member-missing" },
        { "submit", "{" + Actor + ""","force":true}""", 400, "request.member-unknown" },
        { "submit", "{" + Actor + "," + Actor + "}", 400, "request.member-duplicate" },
        { "submit", """{"actor":{"person":"x","role":"city"}}""", 403, "access.role-may-not" },
        { "submit", """{"actor":{"person":"x","role":"steward"}}""", 403, "access.role-may-not" },
        { "submit", """{"actor":{"person":"has spaces","role":"clerk","office":"01-01"}}""", 400, "command.malformed" },
        { "documents", "{" + Actor + "}", 400, "request.member-missing" },
        { "documents", Document("title-deed", "12", 'a'), 400, "command.malformed" },
        { "documents", Document("title-deed", "\"12\"", 'a'), 400, "request.member-malformed" },
        { "documents", Document("title-deed", "1e400", 'a'), 400, "request.member-malformed" },
        { "documents", Document("title-deed", "0", 'a', 64), 400, "command.malformed" },
        { "documents", Document("title-deed", "12", 'z', 64), 400, "command.malformed" },
        { "documents", Document("passport-of-the-neighbour", "12", 'a', 64), 400, "case.item-not-on-checklist" },
        { "visits", "{" + Actor + ""","office":"01-01","askedBy":"citizen","fault":"everybody"}""", 400, "request.member-malformed" },
        { "visits", "{" + Actor + ""","office":"01-01","askedBy":"citizen\u0000","fault":"none"}""", 400, "request.member-malformed" },
        { "visits", "{" + Actor + ""","office":"01-01","askedBy":"citizen","fault":"none","occurredAt":"2020-01-01T00:00:00Z"}""", 409, "command.recorded-time-refused" },
        { "visits", "{" + Actor + ""","office":"01-01","askedBy":"citizen","fault":"none","occurredAt":"yesterday"}""", 400, "request.member-malformed" },
        { "notices", "{" + Actor + ""","items":[null]}""", 400, "request.member-malformed" },
        { "notices", "{" + Actor + ""","items":null}""", 400, "request.member-malformed" },
        { "notices", "{" + Actor + ""","items":[]}""", 400, "command.malformed" },
        { "notices/answer", "{" + Actor + "}", 409, "case.no-open-notice" },
        { "decision", "{" + Actor + ""","verdict":"granted","reason":"x"}""", 403, "access.role-may-not" },
        { "steps/no-such-step", """{"actor":{"person":"e","office":"01-01","role":"examiner"}}""", 409, "case.wrong-status" },
    };

    [Theory, MemberData(nameof(Bodies))]
    public async Task A_bad_body_gets_a_problem_and_changes_nothing(string part, string body, int status, string code)
    {
        var path = await calls.OpenAsync();
        var key = CityCalls.Key();

        var reply = await calls.SendAsync(HttpMethod.Post, $"{path}/{part}", CityCalls.Json(body), ("Idempotency-Key", key));

        Assert.True((status, code) == (reply.Status, reply.Code), $"Expected {status} {code}, got {reply}");
        Assert.Equal("application/problem+json", reply.MediaType);
        Assert.False(string.IsNullOrEmpty((string?)reply.Json["traceId"]));
        Assert.Equal(1, await calls.VersionAsync(path));
        Assert.Equal("not-found", (string?)(await calls.GetAsync($"/v1/commands/{key}")).Json["state"]);
    }

    [Fact]
    public async Task A_body_over_the_limit_is_refused_before_it_is_read()
    {
        var path = await calls.OpenAsync();
        var huge = CityCalls.Json("{" + Actor + ",\"reason\":\"" + new string('x', 300_000) + "\"}");

        var reply = await calls.SendAsync(HttpMethod.Post, $"{path}/withdraw", huge, ("Idempotency-Key", CityCalls.Key()));

        Assert.Equal((413, "request.too-large"), (reply.Status, reply.Code));
        Assert.Equal(1, await calls.VersionAsync(path));
    }

    [Fact]
    public async Task A_body_over_the_limit_in_chunks_is_refused_too()
    {
        var path = await calls.OpenAsync();
        var bytes = Encoding.UTF8.GetBytes("{" + Actor + ",\"reason\":\"" + new string('x', 300_000) + "\"}");
        using var chunks = new StreamContent(new MemoryStream(bytes)) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };
        chunks.Headers.ContentLength = null;

        var reply = await calls.SendAsync(HttpMethod.Post, $"{path}/withdraw", chunks, ("Idempotency-Key", CityCalls.Key()), ("Transfer-Encoding", "chunked"));

        Assert.Equal((413, "request.too-large"), (reply.Status, reply.Code));
        Assert.Equal(1, await calls.VersionAsync(path));
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/xml")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("application/json; charset=utf-16")]
    [InlineData("application/json; charset=klingon")]
    public async Task Another_media_type_is_refused(string type)
    {
        var path = await calls.OpenAsync();
        using var content = new StringContent("{" + Actor + "}", Encoding.UTF8);
        content.Headers.Remove("Content-Type");
        Assert.True(content.Headers.TryAddWithoutValidation("Content-Type", type));

        var reply = await calls.SendAsync(HttpMethod.Post, $"{path}/withdraw", content, ("Idempotency-Key", CityCalls.Key()));

        Assert.Equal((415, "request.media-type"), (reply.Status, reply.Code));
        Assert.Equal(1, await calls.VersionAsync(path));
    }

    [Theory]
    [InlineData("DELETE", "/v1/cases", 405, "request.method-not-allowed")]
    [InlineData("PUT", "/v1/cases/0000000000000000", 405, "request.method-not-allowed")]
    [InlineData("GET", "/v1/nothing", 404, "request.no-such-path")]
    [InlineData("GET", "/problems/no.such-code", 404, "request.no-such-path")]
    public async Task What_the_framework_refuses_is_a_problem_too(string method, string path, int status, string code)
    {
        var reply = await calls.SendAsync(new HttpMethod(method), path, null);

        Assert.Equal((status, code), (reply.Status, reply.Code));
    }

    [Theory]
    [InlineData("text/html", 406)]
    [InlineData("application/xml, text/xml;q=0.5", 406)]
    [InlineData("application/problem+json, application/json", 200)]
    [InlineData("text/html, */*;q=0.1", 200)]
    public async Task A_caller_that_takes_no_json_is_told_so(string accept, int status)
    {
        var reply = await calls.GetAsync("/v1/services", ("Accept", accept));

        Assert.Equal(status, reply.Status);
    }

    [Theory]
    [InlineData("fa", "fa")]
    [InlineData("fa-IR,fa;q=0.9,en;q=0.8", "fa")]
    [InlineData("en-US,fa;q=0.9", "en")]
    [InlineData("de", "en")]
    [InlineData("en;q=0.1,fa;q=0.2", "fa")]
    [InlineData(";;;", "en")]
    public async Task A_problem_speaks_the_callers_language(string accepted, string language)
    {
        var reply = await calls.GetAsync("/v1/cases/1", ("Accept-Language", accepted));

        Assert.Equal(language == "fa" ? "پرونده‌ای نیست" : "No such case", (string?)reply.Json["title"]);
        Assert.Equal("case.unknown", reply.Code);
    }

    [Fact]
    public async Task The_page_about_a_code_has_both_languages()
    {
        var problem = (await calls.GetAsync("/v1/cases/1")).Json;

        var page = await CityCalls.ExpectAsync(200, calls.GetAsync((string)problem["type"]!));

        Assert.Equal("case.unknown", (string?)page.Json["code"]);
        Assert.NotNull(page.Json["fa"]!["advice"]!["citizen"]);
        Assert.NotNull(page.Json["en"]!["advice"]!["operator"]);
    }

    [Fact]
    public async Task Values_of_a_problem_never_repeat_what_was_sent()
    {
        var reply = await calls.SendAsync(
            HttpMethod.Post, "/v1/cases", CityCalls.Json("{" + Actor + ""","service":5,"applicant":"0012345678"}"""), ("Idempotency-Key", CityCalls.Key()));

        Assert.Equal("request.member-malformed", reply.Code);
        Assert.DoesNotContain("0012345678", reply.Text, StringComparison.Ordinal);
    }

    private static string Document(string item, string bytes, char digit, int digits = 3) =>
        "{" + Actor + $$""","item":"{{item}}","fileName":"a.pdf","mediaType":"application/pdf","bytes":{{bytes}},"sha256":"{{new string(digit, digits)}}"}""";
}
