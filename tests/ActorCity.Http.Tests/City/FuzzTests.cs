using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;

namespace ActorCity.Http.Tests.City;

/// <summary>Two thousand bodies that nobody would write: none may break the city, and what is refused may change nothing.</summary>
public sealed class FuzzTests(CityFixture city)
{
    private const int Bodies = 2000;
    private const int Seed = 20_261_123;
    private const string Marker = "marker";

    private static readonly (string Part, string Body)[] Templates =
    [
        ("documents", """{"actor":{"person":"clerk-1","office":"01-01","role":"clerk"},"item":"title-deed","fileName":"a.pdf","mediaType":"application/pdf","bytes":10,"sha256":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"}"""),
        ("submit", """{"actor":{"person":"clerk-1","office":"01-01","role":"clerk"}}"""),
        ("visits", """{"actor":{"person":"clerk-1","office":"01-01","role":"clerk"},"office":"01-01","askedBy":"citizen","reason":"x","fault":"none","occurredAt":"2026-01-01T00:00:00Z"}"""),
        ("notices", """{"actor":{"person":"e","office":"01-02","role":"examiner"},"items":[{"item":"title-deed","explanation":"x"}]}"""),
        ("notices/answer", """{"actor":{"person":"c","role":"citizen"},"text":"x"}"""),
        ("decision", """{"actor":{"person":"e","office":"01-02","role":"examiner"},"verdict":"granted","reason":"x"}"""),
        ("steps/examination", """{"actor":{"person":"e","office":"01-02","role":"examiner"},"note":"x","outcome":"yes","findings":[{"code":"x","inOrder":false,"note":"x","photoSha256":"x"}],"fetched":[{"item":"title-deed","sha256":"x"}]}"""),
        ("form", """{"actor":{"person":"c","role":"citizen"},"answers":[{"field":"x","value":"x"},{"field":"y","value":"1"}]}"""),
        ("mandate", """{"actor":{"person":"c","role":"citizen"},"agent":"agent-1","until":"2090-01-01T00:00:00Z"}"""),
        ("mandate/withdraw", """{"actor":{"person":"c","role":"citizen"},"reason":"x"}"""),
        ("appeal", """{"actor":{"person":"c","role":"citizen"},"reason":"x"}"""),
        ("visits/1/explanation", """{"actor":{"person":"clerk-1","office":"01-01","role":"clerk"},"explanation":"x"}"""),
        ("interest", """{"actor":{"person":"e","office":"01-02","role":"examiner"},"reason":"x"}"""),
        ("migration", """{"actor":{"person":"m","office":"01-01","role":"office-manager"},"toVersion":1,"reason":"x"}"""),
        ("bills/1/payment", """{"actor":{"person":"clerk-1","office":"01-01","role":"clerk"},"amount":1,"method":"cash","reference":"till-1"}"""),
        ("bills/1/void", """{"actor":{"person":"m","office":"01-01","role":"office-manager"},"reason":"x"}"""),
        ("bills/1/refund", """{"actor":{"person":"m","office":"01-01","role":"office-manager"},"reason":"x","reference":"bank-1"}"""),
        ("bills/1/override", """{"actor":{"person":"m","office":"01-02","role":"office-manager"},"total":5,"reason":"x"}"""),
        ("bills/1/override/settlement", """{"actor":{"person":"m","office":"01-03","role":"office-manager"},"approve":true,"reason":"x"}"""),
        ("/v1/cases", """{"actor":{"person":"clerk-1","office":"01-01","role":"clerk"},"service":"minor-works","applicant":"someone","reference":"r","intakeOffice":"01-01","channel":"desk","deadline":"2027-01-01T00:00:00Z"}"""),
        ("/v1/cases/search", """{"applicant":"someone","service":"pothole","office":"01-01","status":"open","openedFrom":"2026-01-01T00:00:00Z","limit":5,"cursor":"YQ"}"""),
        ("/v1/offices", """{"actor":{"person":"s","role":"steward"},"code":"fuzz-1","name":{"fa":"ف","en":"f"},"region":1,"district":1}"""),
        ("/v1/offices/fuzz-1/license", """{"actor":{"person":"s","role":"steward"},"licence":"L","until":"2090-01-01","scope":["*"],"capacity":1}"""),
        ("/v1/offices/fuzz-1/next", """{"actor":{"person":"e","office":"fuzz-1","role":"examiner"}}"""),
        ("/v1/services/fuzz/drafts", """{"actor":{"person":"s","role":"steward"},"definition":{"code":"fuzz","title":{"fa":"ف","en":"f"},"agency":"a","visitBudget":1,"decisionWorkingDays":3,"checklist":[{"code":"c1","title":{"fa":"ف","en":"f"},"required":true}],"steps":[{"code":"s1","title":{"fa":"ف","en":"f"},"performer":"drawn-office","after":[],"decides":true,"when":{"fact":"f1","op":"eq","value":"a"}}],"verdicts":["yes","no"],"form":[{"code":"f1","title":{"fa":"ف","en":"f"},"kind":"choice","choices":[{"code":"a","title":{"fa":"ف","en":"f"}},{"code":"b","title":{"fa":"ف","en":"f"}}]}],"fees":[{"code":"l1","title":{"fa":"ف","en":"f"},"step":"s1","kind":"table","tableFact":"f1","table":{"a":"r1"}}],"tariff":{"code":"t1","source":{"fa":"ف","en":"f"},"rates":{"r1":5}}}}"""),
        ("/v1/services/fuzz/versions/1/publish", """{"actor":{"person":"s","role":"steward"},"effectiveFrom":"2030-01-01T00:00:00Z"}"""),
    ];

    private static readonly string[] Values =
    [
        "null", "true", "0", "-1", "1e308", "1e999", "-0.0", "9223372036854775807", "99999999999999999999999", "1.5", "\"\"", "\" \"", "\"\\u0000\"", "\"\\ud800\"",
        "\"\\u202e\"", "\"😀\"", "\"٠١٢\"", "\"0001-01-01T00:00:00Z\"", "\"9999-12-31T23:59:59.9999999Z\"", "\"2026-02-30T00:00:00Z\"", "[]", "{}", "[null]", "[[]]",
        "[{}]", "{\"a\":1}", "\"*\"", "\"../..\"", "\"'; drop table journal; --\"", "\"cs-0000000000000000\"", "\"{0}\"", "\"${jndi:x}\"", "\"city\"", "\"%00\"",
    ];

    [Fact]
    public async Task No_body_breaks_the_city_and_a_refused_one_changes_nothing()
    {
        var random = new Random(Seed);
        var path = await city.Calls.OpenAsync();
        var version = await city.Calls.VersionAsync(path);
        var statuses = new SortedDictionary<int, int>();
        for (var i = 0; i < Bodies; i++)
        {
            var (part, template) = Templates[random.Next(Templates.Length)];
            var body = Mutate(template, random);
            using var content = new ByteArrayContent(body) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };

            var reply = await city.Calls.SendAsync(HttpMethod.Post, part[0] == '/' ? part : $"{path}/{part}", content, ("Idempotency-Key", CityCalls.Key()));

            statuses[reply.Status] = statuses.GetValueOrDefault(reply.Status) + 1;
            Assert.True(reply.Status < 500, $"Body {i} broke the city: {reply}\n{part} {Encoding.UTF8.GetString(body)}");
            Assert.True(reply.Status < 400 || !string.IsNullOrEmpty(reply.Code), $"Body {i} got no problem: {reply}");
            var now = await city.Calls.VersionAsync(path);
            Assert.Equal(version + (reply.Status == 200 && part[0] != '/' ? 1 : 0), now);
            version = now;
        }

        TestContext.Current.TestOutputHelper?.WriteLine(string.Join(", ", statuses.Select(status => $"{status.Key}: {status.Value}")));
        Assert.InRange(statuses.Where(status => status.Key >= 400).Sum(status => status.Value), Bodies / 2, Bodies);
    }

    private static byte[] Mutate(string template, Random random)
    {
        var text = template;
        for (var changes = random.Next(1, 4); changes > 0; changes--)
        {
            text = random.Next(6) switch
            {
                0 => text[..random.Next(text.Length)],
                1 => text.Insert(random.Next(text.Length), Values[random.Next(Values.Length)]),
                2 => text.Replace("\"x\"", $"\"{new string((char)random.Next(32, 1700), random.Next(1, 3000)).Replace("\"", "", StringComparison.Ordinal).Replace("\\", "", StringComparison.Ordinal)}\"", StringComparison.Ordinal),
                _ => ReplaceMember(text, random),
            };
            if (text.Length == 0)
            {
                break;
            }
        }

        var bytes = Encoding.UTF8.GetBytes(text);
        if (bytes.Length > 0 && random.Next(8) == 0)
        {
            bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
        }

        return bytes;
    }

    private static string ReplaceMember(string text, Random random)
    {
        try
        {
            var root = JsonNode.Parse(text);
            var members = Objects(root).SelectMany(parent => parent.Select(member => (parent, member.Key))).ToArray();
            if (members.Length == 0)
            {
                return text;
            }

            var (owner, name) = members[random.Next(members.Length)];
            owner[name] = Marker;

            // By text, because not every value that may come over the wire can be a JSON node.
            return root!.ToJsonString().Replace($"\"{Marker}\"", Values[random.Next(Values.Length)], StringComparison.Ordinal);
        }
        catch (Exception exception) when (exception is System.Text.Json.JsonException or InvalidOperationException or ArgumentException)
        {
            // An earlier change made it something that cannot be read any more; it is sent as it is.
            return text;
        }
    }

    private static IEnumerable<JsonObject> Objects(JsonNode? node) => node switch
    {
        JsonObject item => item.Select(member => member.Value).SelectMany(Objects).Append(item),
        JsonArray items => items.SelectMany(Objects),
        _ => [],
    };
}
