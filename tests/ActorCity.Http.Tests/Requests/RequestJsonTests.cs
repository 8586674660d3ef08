using System.Text.Json;
using ActorCity.Http.Cases;
using ActorCity.Http.Catalogue;
using ActorCity.Http.Requests;

namespace ActorCity.Http.Tests.Requests;

public sealed class RequestJsonTests
{
    private const string Actor = """ "actor":{"person":"p","role":"clerk"} """;

    [Theory]
    [InlineData("", "request.json-malformed", null)]
    [InlineData("{", "request.json-malformed", null)]
    [InlineData("""{"actor":}""", "request.json-malformed", null)]
    [InlineData("""{"actor":{"person":"p","role":"clerk"}} x""", "request.json-malformed", null)]
    [InlineData("""{"actor":{"person":"p","role":"clerk"} /* why */ }""", "request.json-malformed", null)]
    [InlineData("[]", "request.member-malformed", "$")]
    [InlineData("{}", "request.member-missing", "actor")]
    [InlineData("""{"actor":null}""", "request.member-malformed", "actor")]
    [InlineData("""{"actor":{"person":"p"}}""", "request.member-missing", "actor.role")]
    [InlineData("""{"actor":{"person":"p","role":"king"}}""", "request.member-malformed", "actor.role")]
    [InlineData("""{"actor":{"person":"p","role":1}}""", "request.member-malformed", "actor.role")]
    [InlineData("""{"actor":{"person":"p","role":"Clerk"},"text":1}""", "request.member-malformed", null)]
    [InlineData("""{"actor":{"person":"p","role":"clerk"},"colour":"red"}""", "request.member-unknown", "colour")]
    [InlineData("""{"actor":{"person":"p","role":"clerk","age":3}}""", "request.member-unknown", "actor.age")]
    [InlineData("""{"actor":{"person":"p","role":"clerk"},"text":"a","text":"b"}""", "request.member-duplicate", "text")]
    [InlineData("""{"actor":{"person":"p","role":"clerk"},"text":5}""", "request.member-malformed", "text")]
    [InlineData("""{"actor":{"person":"p","role":"clerk"},"text":"a\u0000b"}""", "request.member-malformed", "text")]
    [InlineData("""{"actor":{"person":"p","role":"clerk"},"text":"\ud800"}""", "request.member-malformed", "text")]
    [InlineData("""{"actor":{"person":"p","role":"clerk"},"occurredAt":"2026-01-01T10:00:00"}""", "request.member-malformed", "occurredAt")]
    [InlineData("""{"actor":{"person":"p","role":"clerk"},"occurredAt":"2026-01-01"}""", "request.member-malformed", "occurredAt")]
    [InlineData("""{"actor":{"person":"p","role":"clerk"},"occurredAt":"0001-01-01T00:00:00+14:00"}""", "request.member-malformed", "occurredAt")]
    public void A_body_that_cannot_be_understood_is_refused_by_code_and_member(string json, string code, string? member)
    {
        var refusal = RequestJson.Explain(Assert.ThrowsAny<JsonException>(() => JsonSerializer.Deserialize(json, RequestJson.TypeOf<AnswerNoticeBody>())));

        Assert.Equal(code, refusal.Code);
        if (member is not null)
        {
            Assert.Equal(member, refusal.Values["member"]);
        }
    }

    [Theory]
    [InlineData("""{"verdicts":[null]}""", "definition.verdicts")]
    [InlineData("""{"form":[null]}""", "definition.form")]
    [InlineData("""{"fees":[{"code":"f","title":{"fa":"ف","en":"f"},"step":"s","kind":"table","table":{"a":null}}]}""", "definition.fees[0].table")]
    [InlineData("""{"risk":[{"class":"low","when":{"all":[null]}}]}""", "definition.risk[0].when.all")]
    public void Nothing_is_null_inside_a_list_or_a_map(string definition, string member)
    {
        var json = $$"""{ {{Actor}}, "definition": {{definition}} }""";

        var refusal = RequestJson.Explain(Assert.ThrowsAny<JsonException>(() => JsonSerializer.Deserialize(json, RequestJson.TypeOf<DraftServiceBody>())));

        Assert.Equal(("request.member-malformed", member), (refusal.Code, refusal.Values["member"]));
    }

    [Fact]
    public void Nesting_beyond_the_limit_is_not_json_for_us()
    {
        var json = string.Concat(Enumerable.Repeat("""{"actor":""", 40)) + new string('}', 40);

        var refusal = RequestJson.Explain(Assert.ThrowsAny<JsonException>(() => JsonSerializer.Deserialize(json, RequestJson.TypeOf<AnswerNoticeBody>())));

        Assert.StartsWith("request.", refusal.Code, StringComparison.Ordinal);
    }

    [Fact]
    public void A_good_body_is_read_and_its_time_becomes_utc()
    {
        var body = JsonSerializer.Deserialize($$"""{{{Actor}},"text":"سلام\nخط دوم","occurredAt":"2026-01-01T10:00:00.5+03:30"}""", RequestJson.TypeOf<AnswerNoticeBody>())!;

        Assert.Equal("سلام\nخط دوم", body.Text);
        Assert.Equal(new DateTimeOffset(2026, 1, 1, 6, 30, 0, 500, TimeSpan.Zero), body.OccurredAt);
        Assert.Equal(TimeSpan.Zero, body.OccurredAt!.Value.Offset);
    }

    [Fact]
    public void An_overlong_member_name_comes_back_shortened()
    {
        var json = $$"""{{{Actor}},"{{new string('x', 5000)}}":1}""";

        var refusal = RequestJson.Explain(Assert.ThrowsAny<JsonException>(() => JsonSerializer.Deserialize(json, RequestJson.TypeOf<AnswerNoticeBody>())));

        Assert.Equal("request.member-unknown", refusal.Code);
        Assert.InRange(refusal.Values["member"].Length, 1, 101);
    }
}
