using System.Text.Json.Nodes;

namespace ActorCity.Http.Tests.City;

/// <summary>Idempotency, preconditions and lookups of commands.</summary>
public sealed class CommandTests(CityFixture city)
{
    private readonly CityCalls calls = city.Calls;

    [Fact]
    public async Task A_repeated_opening_finds_the_same_case_and_gets_the_first_answer()
    {
        var (key, opening) = (CityCalls.Key(), CityCalls.Opening("applicant-1"));

        var first = await CityCalls.ExpectAsync(201, calls.PostAsync("/v1/cases", opening, key));
        var second = await CityCalls.ExpectAsync(201, calls.PostAsync("/v1/cases", opening, key));

        Assert.Equal(first.Text, second.Text);
        Assert.Equal(first.Headers.Location, second.Headers.Location);
        Assert.Equal(1, await calls.VersionAsync(first.Headers.Location!.ToString()));
    }

    [Fact]
    public async Task Sixteen_concurrent_copies_of_one_command_count_once()
    {
        var path = await calls.OpenAsync();
        var (key, visit) = (CityCalls.Key(), CityCalls.Visit);

        var replies = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => calls.PostAsync($"{path}/visits", visit, key)));

        Assert.All(replies, reply => Assert.Equal(200, reply.Status));
        Assert.Single(replies.Select(reply => reply.Text).Distinct());
        Assert.Equal(2, await calls.VersionAsync(path));
    }

    [Fact]
    public async Task A_retry_long_after_later_commands_still_gets_its_first_answer()
    {
        var path = await calls.OpenAsync();
        var (key, visit) = (CityCalls.Key(), CityCalls.Visit);
        var first = await CityCalls.ExpectAsync(200, calls.PostAsync($"{path}/visits", visit, key));
        for (var i = 0; i < 8; i++)
        {
            await calls.AttachAsync(path, "request-form");
        }

        var late = await calls.PostAsync($"{path}/visits", visit, key);

        Assert.Equal(first.Text, late.Text);
        Assert.Equal(10, await calls.VersionAsync(path));
    }

    [Fact]
    public async Task The_same_key_with_another_body_is_refused_and_changes_nothing()
    {
        var key = CityCalls.Key();
        var opened = await CityCalls.ExpectAsync(201, calls.PostAsync("/v1/cases", CityCalls.Opening("applicant-1"), key));

        var other = await calls.PostAsync("/v1/cases", CityCalls.Opening("applicant-2"), key);

        Assert.Equal((422, "command.id-reused"), (other.Status, other.Code));
        Assert.Equal(1, await calls.VersionAsync(opened.Headers.Location!.ToString()));
    }

    [Theory]
    [InlineData(null, "idempotency.key-missing")]
    [InlineData("short", "command.bad-id")]
    [InlineData("has spaces in it", "command.bad-id")]
    [InlineData("a-key-that-is-much-too-long-for-anybody-to-remember-or-to-type-again", "command.bad-id")]
    public async Task A_command_without_a_usable_key_is_refused(string? key, string code)
    {
        var body = CityCalls.Json("""{"actor":{"person":"p","role":"clerk"}}""");

        var reply = await calls.SendAsync(HttpMethod.Post, "/v1/cases/0000000000000000/submit", body, key is null ? [] : [("Idempotency-Key", key)]);

        Assert.Equal((400, code), (reply.Status, reply.Code));
    }

    [Fact]
    public async Task Every_answer_about_a_case_carries_its_version_as_a_tag()
    {
        var opened = await CityCalls.ExpectAsync(201, calls.PostAsync("/v1/cases", CityCalls.Opening("applicant-1")));
        var path = opened.Headers.Location!.ToString();
        var visited = await calls.PostAsync($"{path}/visits", CityCalls.Visit);

        Assert.Equal(("\"1\"", "\"2\"", "\"2\""), (opened.Tag, visited.Tag, (await calls.GetAsync(path)).Tag));
    }

    [Fact]
    public async Task A_command_for_another_version_is_refused_and_the_right_one_is_applied()
    {
        var path = await calls.OpenAsync();
        var visit = CityCalls.Visit;

        var stale = await calls.PostAsync($"{path}/visits", visit, null, ("If-Match", "\"7\""));
        Assert.Equal((412, "command.version-conflict"), (stale.Status, stale.Code));
        Assert.Equal(1, await calls.VersionAsync(path));

        await CityCalls.ExpectAsync(200, calls.PostAsync($"{path}/visits", visit, null, ("If-Match", "\"1\"")));
        Assert.Equal(2, await calls.VersionAsync(path));
    }

    [Theory]
    [InlineData("7")]
    [InlineData("W/\"1\"")]
    [InlineData("\"1\", \"2\"")]
    [InlineData("\"one\"")]
    [InlineData("\"-1\"")]
    [InlineData("\"99999999999999999999\"")]
    public async Task A_malformed_precondition_is_refused(string condition)
    {
        var path = await calls.OpenAsync();

        var reply = await calls.PostAsync($"{path}/withdraw", new { actor = CityCalls.Clerk }, null, ("If-Match", condition));

        Assert.Equal((400, "request.precondition-malformed"), (reply.Status, reply.Code));
        Assert.Equal(1, await calls.VersionAsync(path));
    }

    [Theory]
    [InlineData("\"1\"", 304)]
    [InlineData("W/\"1\"", 304)]
    [InlineData("\"0\", \"1\"", 304)]
    [InlineData("*", 304)]
    [InlineData("\"2\"", 200)]
    [InlineData("nonsense", 200)]
    public async Task A_caller_that_has_the_newest_version_gets_no_body(string known, int status)
    {
        var path = await calls.OpenAsync();

        var reply = await calls.GetAsync(path, ("If-None-Match", known));

        Assert.Equal(status, reply.Status);
        Assert.Equal("\"1\"", reply.Tag);
        Assert.Equal(status == 304, reply.Text.Length == 0);
    }

    [Fact]
    public async Task An_applied_command_is_found_with_its_answer_by_its_id_alone()
    {
        var key = CityCalls.Key();
        var opened = await CityCalls.ExpectAsync(201, calls.PostAsync("/v1/cases", CityCalls.Opening("applicant-1"), key));

        var found = (await CityCalls.ExpectAsync(200, calls.GetAsync($"/v1/commands/{key}"))).Json;

        Assert.Equal("applied", (string?)found["state"]);
        Assert.Equal(opened.Headers.Location!.ToString(), (string?)found["target"]);
        Assert.Equal(1, (long)found["version"]!);
        Assert.True(JsonNode.DeepEquals(opened.Json, found["answer"]));
    }

    [Fact]
    public async Task A_command_that_nobody_sent_is_not_found_and_the_answer_says_when_that_is_final()
    {
        var found = (await CityCalls.ExpectAsync(200, calls.GetAsync($"/v1/commands/{CityCalls.Key()}"))).Json;

        Assert.Equal("not-found", (string?)found["state"]);

        // 10 s on its way, 5 s to be written, and twice what two clocks may differ by.
        Assert.InRange((DateTimeOffset)found["decisiveAfter"]!, DateTimeOffset.UtcNow.AddSeconds(14), DateTimeOffset.UtcNow.AddSeconds(19));
        Assert.Equal("command.bad-id", (await calls.GetAsync("/v1/commands/x")).Code);
    }

    [Fact]
    public async Task A_refused_command_leaves_no_trace_and_its_key_stays_free()
    {
        var path = await calls.OpenAsync();
        var key = CityCalls.Key();

        var refused = await calls.PostAsync($"{path}/submit", new { actor = CityCalls.Clerk }, key);
        Assert.Equal((409, "case.documents-missing"), (refused.Status, refused.Code));
        Assert.Equal("not-found", (string?)(await calls.GetAsync($"/v1/commands/{key}")).Json["state"]);

        await calls.AttachAsync(path, "title-deed");
        await calls.AttachAsync(path, "request-form");
        await CityCalls.ExpectAsync(200, calls.PostAsync($"{path}/submit", new { actor = CityCalls.Clerk }, key));
    }
}
