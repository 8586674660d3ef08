using System.Text.Json.Nodes;

namespace ActorCity.Http.Tests.City;

/// <summary>Lists, searches and pages.</summary>
public sealed class ListTests(CityFixture city)
{
    private readonly CityCalls calls = city.Calls;

    [Fact]
    public async Task Pages_show_every_case_of_an_applicant_once_newest_first()
    {
        var applicant = CityCalls.Key();
        var opened = new List<string>();
        for (var i = 0; i < 11; i++)
        {
            opened.Add((await calls.OpenAsync(applicant)).Split('/')[^1]);
        }

        var seen = new List<string>();
        string? cursor = null;
        do
        {
            var page = (await CityCalls.ExpectAsync(200, SearchAsync(new { applicant, limit = 4, cursor }))).Json;
            Assert.InRange(page["items"]!.AsArray().Count, 1, 4);
            seen.AddRange(page["items"]!.AsArray().Select(item => (string)item!["case"]!));
            cursor = (string?)page["next"];
        }
        while (cursor is not null);

        opened.Reverse();
        Assert.Equal(opened, seen);
    }

    [Fact]
    public async Task An_applicant_is_searched_for_in_a_body_and_refused_in_an_address()
    {
        var applicant = CityCalls.Key();
        var path = await calls.OpenAsync(applicant);

        var found = await CityCalls.ExpectAsync(200, SearchAsync(new { applicant }));
        var refused = await calls.GetAsync($"/v1/cases?applicant={applicant}");

        Assert.EndsWith((string)found.Json["items"]![0]!["case"]!, path, StringComparison.Ordinal);
        Assert.DoesNotContain(applicant, found.Text, StringComparison.Ordinal);
        Assert.Equal((400, "request.applicant-in-address"), (refused.Status, refused.Code));
        Assert.DoesNotContain(applicant, refused.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_list_holds_what_its_filter_says()
    {
        var (path, office) = await calls.SubmitAsync();
        var code = path.Split('/')[^1];
        var view = (await calls.GetAsync(path)).Json;
        var openedAt = Uri.EscapeDataString((string)view["openedAt"]!);

        foreach (var filter in new[]
        {
            $"trackingCode={code}", $"office={office}&openedFrom={openedAt}", $"intakeOffice=01-01&openedFrom={openedAt}",
            $"status=in-progress&openedFrom={openedAt}", $"service=minor-works&openedFrom={openedAt}",
        })
        {
            var page = (await CityCalls.ExpectAsync(200, calls.GetAsync($"/v1/cases?{filter}&limit=200"))).Json;
            Assert.Contains(page["items"]!.AsArray(), item => (string?)item!["case"] == code);
        }

        foreach (var filter in new[] { $"trackingCode={code}&status=closed", $"trackingCode={code}&openedBefore={openedAt}", $"trackingCode={code}&service=pothole" })
        {
            var page = (await CityCalls.ExpectAsync(200, calls.GetAsync($"/v1/cases?{filter}"))).Json;
            Assert.Empty(page["items"]!.AsArray());
        }
    }

    [Theory]
    [InlineData("/v1/cases?colour=red", "request.parameter-unknown")]
    [InlineData("/v1/cases?status=lost", "request.parameter-malformed")]
    [InlineData("/v1/cases?status=0", "request.parameter-malformed")]
    [InlineData("/v1/cases?status=open&status=closed", "request.parameter-malformed")]
    [InlineData("/v1/cases?limit=0", "request.parameter-malformed")]
    [InlineData("/v1/cases?limit=201", "request.parameter-malformed")]
    [InlineData("/v1/cases?limit=ten", "request.parameter-malformed")]
    [InlineData("/v1/cases?cursor=%00", "request.parameter-malformed")]
    [InlineData("/v1/cases?cursor=notacursor", "request.parameter-malformed")]
    [InlineData("/v1/cases?trackingCode=1234567890123456", "request.parameter-malformed")]
    [InlineData("/v1/cases?openedFrom=2026-01-01", "request.parameter-malformed")]
    [InlineData("/v1/cases?openedFrom=2026-01-01T00:00:00", "request.parameter-malformed")]
    [InlineData("/v1/cases?service=Building_Permit", "request.parameter-malformed")]
    [InlineData("/v1/offices?region=0", "request.parameter-malformed")]
    [InlineData("/v1/offices?district=1", "request.parameter-unknown")]
    [InlineData("/v1/services?limit=-1", "request.parameter-malformed")]
    public async Task A_parameter_that_cannot_be_understood_is_refused(string path, string code)
    {
        var reply = await calls.GetAsync(path);

        Assert.Equal((400, code), (reply.Status, reply.Code));
    }

    [Fact]
    public async Task A_cursor_of_another_list_is_refused()
    {
        var cursor = (string)(await calls.GetAsync("/v1/offices?limit=1")).Json["next"]!;

        Assert.Equal("request.parameter-malformed", (await calls.GetAsync($"/v1/cases?cursor={cursor}")).Code);
        Assert.Equal("request.member-malformed", (await SearchAsync(new { cursor })).Code);
    }

    [Fact]
    public async Task Offices_and_services_page_through_all()
    {
        Assert.InRange(await CountAsync("/v1/offices?limit=5", "code"), 24, 1000);
        Assert.InRange(await CountAsync("/v1/services?limit=2", "code"), 4, 1000);
        Assert.All((await calls.GetAsync("/v1/offices?region=1&limit=200")).Json["items"]!.AsArray(), office => Assert.Equal(1, (int)office!["region"]!));
    }

    [Fact]
    public async Task A_timeline_pages_through_every_version()
    {
        var path = await calls.OpenAsync();
        for (var i = 0; i < 6; i++)
        {
            await calls.AttachAsync(path, "title-deed");
        }

        Assert.Equal(7, await CountAsync($"{path}/timeline?limit=2", "version"));
        Assert.Equal("request.parameter-malformed", (await calls.GetAsync($"{path}/timeline?cursor=x")).Code);
    }

    [Theory]
    [InlineData("")]
    [InlineData("/timeline")]
    [InlineData("/visits")]
    [InlineData("/documents")]
    [InlineData("/steps")]
    [InlineData("/notices")]
    public async Task An_unknown_or_malformed_tracking_code_is_an_unknown_case(string part)
    {
        foreach (var code in new[] { "0000000000000000", "1234", "not-a-code", "%D9%A1%D9%A2" })
        {
            var reply = await calls.GetAsync($"/v1/cases/{code}{part}");
            Assert.Equal((404, "case.unknown"), (reply.Status, reply.Code));
        }
    }

    [Fact]
    public async Task A_tracking_code_is_understood_in_Persian_digits_and_in_groups()
    {
        var path = await calls.OpenAsync();
        var code = path.Split('/')[^1];
        var persian = string.Concat(code.Select(digit => (char)('۰' + (digit - '0'))));

        Assert.Equal(200, (await calls.GetAsync($"/v1/cases/{Uri.EscapeDataString(persian)}")).Status);
        Assert.Equal(200, (await calls.GetAsync($"/v1/cases/{code[..4]}-{code[4..8]}-{code[8..12]}-{code[12..]}")).Status);
    }

    [Fact]
    public async Task A_service_report_counts_its_cases_and_an_unknown_service_has_none()
    {
        await calls.OpenAsync(service: "completion-certificate");

        var report = await CityCalls.ExpectAsync(200, calls.GetAsync("/v1/reports/services/completion-certificate"));

        Assert.InRange((int)report.Json["cases"]!, 1, int.MaxValue);
        Assert.Equal("service.unknown", (await calls.GetAsync("/v1/reports/services/no-such-service")).Code);
    }

    private Task<CityReply> SearchAsync(object body) =>
        calls.SendAsync(HttpMethod.Post, "/v1/cases/search", CityCalls.Json(System.Text.Json.JsonSerializer.Serialize(body, Absent)));

    private static readonly System.Text.Json.JsonSerializerOptions Absent =
        new() { DefaultIgnoreCondition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull };

    private async Task<int> CountAsync(string path, string key)
    {
        var seen = new HashSet<string>();
        string? cursor = null;
        do
        {
            JsonNode page = (await CityCalls.ExpectAsync(200, calls.GetAsync(path + (cursor is null ? "" : $"&cursor={cursor}")))).Json;
            Assert.All(page["items"]!.AsArray(), item => Assert.True(seen.Add(item![key]!.ToJsonString()), "A row came twice."));
            cursor = (string?)page["next"];
        }
        while (cursor is not null);
        return seen.Count;
    }
}
