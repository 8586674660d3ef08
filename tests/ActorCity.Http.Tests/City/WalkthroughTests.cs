namespace ActorCity.Http.Tests.City;

public sealed class WalkthroughTests(CityFixture city)
{
    private static readonly string[] Potholes = ["pothole"];
    private static readonly string[] StreetLights = ["street-light-out"];
    private readonly CityCalls calls = city.Calls;

    [Fact]
    public async Task A_building_permit_goes_from_one_district_to_a_decision_elsewhere()
    {
        var (path, office) = await calls.SubmitAsync();
        Assert.NotEqual(CityCalls.Intake, office);
        await calls.TakeAsync(path, office);
        await CityCalls.ExpectAsync(200, calls.PostAsync($"{path}/decision", new { actor = CityCalls.Examiner(office), verdict = "granted", reason = "Complete." }));

        var view = (await calls.GetAsync(path)).Json;
        Assert.Equal("decided", (string?)view["status"]);
        Assert.Equal(office, (string?)view["decidedBy"]);
        Assert.Equal(1, (int)view["visitCount"]!);
        Assert.False((bool)view["visitExcess"]!);

        var timeline = (await calls.GetAsync($"{path}/timeline")).Json["items"]!.AsArray();
        Assert.Equal((long)view["version"]!, timeline.Count);
        Assert.Equal(Enumerable.Range(1, timeline.Count).Select(n => (long)n), timeline.Select(entry => (long)entry!["version"]!));
        var events = timeline.SelectMany(entry => entry!["events"]!.AsArray()).Select(happened => (string)happened!["type"]!).ToArray();
        Assert.Equal("case.opened", events[0]);
        Assert.Contains("case.office-drawn", events);
        Assert.Equal("case.decided", events[^1]);
        Assert.Single((await calls.GetAsync($"{path}/visits")).Json["items"]!.AsArray());
        Assert.Equal(2, (await calls.GetAsync($"{path}/documents")).Json["items"]!.AsArray().Count);
        Assert.Equal("done", (string?)(await calls.GetAsync($"{path}/steps")).Json["items"]![0]!["status"]);
    }

    [Fact]
    public async Task A_notice_stops_the_clock_its_answer_starts_it_and_a_second_notice_is_a_breach()
    {
        var (path, office) = await calls.SubmitAsync();
        await calls.TakeAsync(path, office);
        var notice = new { actor = CityCalls.Examiner(office), items = new[] { new { item = "title-deed", explanation = "ناخوانا" } } };

        var first = await CityCalls.ExpectAsync(200, calls.PostAsync($"{path}/notices", notice));
        Assert.Equal("waiting-for-applicant", (string?)first.Json["status"]);
        Assert.NotNull((await calls.GetAsync(path)).Json["clock"]!["suspendedAt"]);
        Assert.Equal("title-deed", (string?)(await calls.GetAsync($"{path}/notices")).Json["open"]![0]!["item"]);

        await CityCalls.ExpectAsync(200, calls.PostAsync($"{path}/notices/answer", new { actor = new { person = "citizen-1", role = "citizen" }, text = "اصلاح شد" }));
        Assert.Null((await calls.GetAsync(path)).Json["clock"]!["suspendedAt"]);

        var second = await CityCalls.ExpectAsync(200, calls.PostAsync($"{path}/notices", notice));
        Assert.True((bool)second.Json["breach"]!);
    }

    [Fact]
    public async Task A_visit_beyond_the_budget_needs_a_reason_and_raises_the_flag()
    {
        var path = await calls.OpenAsync();
        object Visit(string? reason) => new { actor = CityCalls.Clerk, office = CityCalls.Intake, askedBy = "clerk-1", fault = "office", reason };

        var refused = await calls.PostAsync($"{path}/visits", Visit(null));
        var recorded = await calls.PostAsync($"{path}/visits", Visit("The file was lost."));

        Assert.Equal("case.visit-reason-missing", refused.Code);
        Assert.Equal(2, (int)recorded.Json["visitNumber"]!);
        Assert.True((bool)(await calls.GetAsync(path)).Json["visitExcess"]!);
    }

    [Fact]
    public async Task Opening_at_a_counter_is_a_visit_and_needs_a_reason_where_none_is_foreseen()
    {
        object Opening(string? visitReason, string? visitFault = null) =>
            new { actor = CityCalls.Clerk, service = "pothole", applicant = CityCalls.Key(), intakeOffice = CityCalls.Intake, visitReason, visitFault };

        var refused = await calls.PostAsync("/v1/cases", Opening(null));
        var opened = await CityCalls.ExpectAsync(201, calls.PostAsync("/v1/cases", Opening("The portal was down.", "system")));

        Assert.Equal((400, "case.visit-reason-missing"), (refused.Status, refused.Code));
        Assert.Contains("(0)", (string?)refused.Json["detail"], StringComparison.Ordinal);
        Assert.Equal((1, 0), ((int)opened.Json["visitNumber"]!, (int)opened.Json["visitBudget"]!));
        var path = opened.Headers.Location!.ToString();
        Assert.True((bool)(await calls.GetAsync(path)).Json["visitExcess"]!);
        var visit = Assert.Single((await calls.GetAsync($"{path}/visits")).Json["items"]!.AsArray())!;
        Assert.Equal(("citizen", "The portal was down.", "system"), ((string?)visit["askedBy"], (string?)visit["reason"], (string?)visit["fault"]));
    }

    [Fact]
    public async Task An_office_with_nothing_to_do_answers_204()
    {
        var office = await RegisterAsync();

        var reply = await calls.PostAsync($"/v1/offices/{office}/next", new { actor = CityCalls.Examiner(office) });

        Assert.Equal(204, reply.Status);
    }

    [Fact]
    public async Task A_withdrawn_case_can_be_closed_and_then_nothing_more()
    {
        var path = await calls.OpenAsync();

        await CityCalls.ExpectAsync(200, calls.PostAsync($"{path}/withdraw", new { actor = CityCalls.Clerk, reason = "Changed my mind." }));
        await CityCalls.ExpectAsync(200, calls.PostAsync($"{path}/close", new { actor = CityCalls.Clerk }));
        var late = await calls.PostAsync($"{path}/submit", new { actor = CityCalls.Clerk });

        Assert.Equal((409, "case.wrong-status"), (late.Status, late.Code));
    }

    [Fact]
    public async Task Stewards_license_and_discipline_an_office_and_nobody_else_does()
    {
        var office = await RegisterAsync();
        var path = $"/v1/offices/{office}";
        var steward = CityCalls.Steward(1);

        var clerk = await calls.PostAsync($"{path}/suspend", new { actor = CityCalls.Clerk, cause = "I say so." });
        Assert.Equal((403, "access.role-may-not"), (clerk.Status, clerk.Code));
        await CityCalls.ExpectAsync(200, calls.PostAsync($"{path}/scope", new { actor = steward, scope = Potholes }));
        await CityCalls.ExpectAsync(200, calls.PostAsync($"{path}/capacity", new { actor = steward, capacity = 3 }));
        await CityCalls.ExpectAsync(200, calls.PostAsync($"{path}/suspend", new { actor = steward, cause = "Complaints." }));
        await CityCalls.ExpectAsync(200, calls.PostAsync($"{path}/activate", new { actor = steward }));
        await CityCalls.ExpectAsync(200, calls.PostAsync($"{path}/revoke", new { actor = steward, cause = "Fraud." }));
        var again = await calls.PostAsync($"{path}/activate", new { actor = steward });

        Assert.Equal((409, "office.wrong-status"), (again.Status, again.Code));
        var view = await calls.GetAsync(path);
        Assert.Equal("revoked", (string?)view.Json["status"]);
        Assert.Equal(304, (await calls.GetAsync(path, ("If-None-Match", view.Tag!))).Status);
        Assert.Equal("office.exists", (await calls.PostAsync("/v1/offices", Registration(office))).Code);
    }

    [Fact]
    public async Task Two_stewards_publish_a_service_and_it_can_be_asked_for_at_once()
    {
        var code = $"test-{Guid.NewGuid():N}"[..20];
        var definition = new
        {
            code,
            title = new { fa = "آزمایش", en = "Test" },
            agency = "municipality",
            visitBudget = 0,
            steps = new[] { new { code = "repair", title = new { fa = "تعمیر", en = "Repair" }, performer = "any-office" } },
        };
        var path = $"/v1/services/{code}";

        await CityCalls.ExpectAsync(404, calls.GetAsync(path));
        await CityCalls.ExpectAsync(200, calls.PostAsync($"{path}/drafts", new { actor = CityCalls.Steward(1), definition }));
        Assert.Equal("service.reviewer-is-drafter", (await calls.PostAsync($"{path}/versions/1/review", new { actor = CityCalls.Steward(1) })).Code);
        await CityCalls.ExpectAsync(200, calls.PostAsync($"{path}/versions/1/review", new { actor = CityCalls.Steward(2) }));
        await CityCalls.ExpectAsync(200, calls.PostAsync($"{path}/versions/1/publish", new { actor = CityCalls.Steward(1), effectiveFrom = DateTimeOffset.UtcNow.AddMinutes(1) }));

        Assert.Equal("published", (string?)(await calls.GetAsync($"{path}/versions/1")).Json["status"]);
        Assert.Single((await calls.GetAsync(path)).Json["versions"]!.AsArray());
        Assert.Equal("service.unknown", (await calls.GetAsync($"{path}/versions/2")).Code);
    }

    [Fact]
    public async Task A_days_draws_have_a_public_commitment_and_a_secret_that_waits()
    {
        await calls.SubmitAsync();
        var today = DateOnly.FromDateTime(DateTimeOffset.UtcNow.ToOffset(new TimeSpan(3, 30, 0)).DateTime);

        var epoch = await CityCalls.ExpectAsync(200, calls.GetAsync($"/v1/draw-epochs/{today:yyyy-MM-dd}"));

        Assert.Equal(64, ((string)epoch.Json["commitment"]!).Length);
        Assert.Null(epoch.Json["secret"]);
        Assert.Equal("draw-epoch.unknown", (await calls.GetAsync("/v1/draw-epochs/1999-01-01")).Code);
        Assert.Equal("draw-epoch.unknown", (await calls.GetAsync("/v1/draw-epochs/yesterday")).Code);
    }

    private async Task<string> RegisterAsync()
    {
        var office = $"t-{Guid.NewGuid():N}"[..12];
        await CityCalls.ExpectAsync(201, calls.PostAsync("/v1/offices", Registration(office)));
        await CityCalls.ExpectAsync(200, calls.PostAsync(
            $"/v1/offices/{office}/license", new { actor = CityCalls.Steward(1), licence = "L-1", until = "2090-01-01", scope = StreetLights, capacity = 1 }));
        await CityCalls.ExpectAsync(200, calls.PostAsync($"/v1/offices/{office}/activate", new { actor = CityCalls.Steward(1) }));
        return office;
    }

    private static object Registration(string code) =>
        new { actor = CityCalls.Steward(1), code, name = new { fa = "دفتر آزمایش", en = "Test office" }, region = 6, district = 2 };
}
