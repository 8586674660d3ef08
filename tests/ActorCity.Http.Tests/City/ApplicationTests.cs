namespace ActorCity.Http.Tests.City;

/// <summary>Form, mandate, appeal, interest, explanations, versions and deadlines over HTTP.</summary>
public sealed class ApplicationTests(CityFixture city)
{
    private readonly CityCalls calls = city.Calls;

    /// <summary>Every answer that a clearance asks for.</summary>
    public static Dictionary<string, string> Clearance(long debt) => new()
    {
        ["parcel"] = "12-34/5", ["address"] = "خیابان آزادی، پلاک ۷", ["owner"] = "0012345679", ["owner-deceased"] = "no", ["agent"] = "no",
        ["purpose"] = "sale", ["debt"] = $"{debt}", ["instalments"] = "no",
    };

    public static object Form(IEnumerable<KeyValuePair<string, string>> answers) =>
        new { actor = CityCalls.Citizen, answers = answers.Select(a => new { field = a.Key, value = a.Value }) };

    [Fact]
    public async Task A_wrong_answer_refuses_the_whole_form_and_a_missing_one_the_application()
    {
        var path = await calls.OpenAsync(service: "clearance");
        var answers = Clearance(0);

        await calls.RefusedAsync(400, "case.unknown-field", path, "form", Form(answers.Append(new("colour", "red"))));
        await calls.RefusedAsync(400, "case.field-invalid", path, "form", Form([new("purpose", "fun")]));
        await calls.RefusedAsync(400, "case.field-invalid", path, "form", Form(new Dictionary<string, string>(answers) { ["owner"] = "0012345670" }));
        await calls.RefusedAsync(400, "request.member-missing", path, "form", new { actor = CityCalls.Citizen });
        await calls.RefusedAsync(400, "request.member-unknown", path, "form", new { actor = CityCalls.Citizen, answers = new[] { new { field = "agent", value = "no", kept = true } } });
        await CityCalls.ExpectAsync(200, calls.PostAsync($"{path}/form", Form(answers.Where(a => a.Key != "debt"))));
        await calls.RefusedAsync(409, "case.fields-missing", path, "submit", new { actor = CityCalls.Clerk });

        var facts = (await calls.GetAsync(path)).Json["facts"]!;
        Assert.Equal("sale", (string?)facts["purpose"]);
        Assert.DoesNotContain("0012345679", (await calls.GetAsync($"{path}/timeline")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_the_agent_with_the_mandate_acts_for_the_applicant()
    {
        var path = await calls.OpenAsync();
        var (agent, stranger) = (new { person = "agent-1", role = "agent" }, new { person = "agent-2", role = "agent" });

        await calls.RefusedAsync(403, "case.no-mandate", path, "withdraw", new { actor = agent });
        await CityCalls.ExpectAsync(200, calls.PostAsync($"{path}/mandate", new { actor = CityCalls.Citizen, agent = "agent-1", until = "2090-01-01T00:00:00Z" }));
        await calls.RefusedAsync(409, "case.mandate-exists", path, "mandate", new { actor = CityCalls.Citizen, agent = "agent-2" });
        await calls.RefusedAsync(403, "access.role-may-not", path, "mandate", new { actor = agent, agent = "agent-2" });
        await calls.RefusedAsync(403, "case.no-mandate", path, "withdraw", new { actor = stranger });
        Assert.Equal("agent-1", (string?)(await calls.GetAsync(path)).Json["mandate"]!["agent"]);
        await CityCalls.ExpectAsync(200, calls.PostAsync($"{path}/mandate/withdraw", new { actor = agent, reason = "Done." }));
        await calls.RefusedAsync(403, "case.no-mandate", path, "mandate/withdraw", new { actor = CityCalls.Citizen });
        await calls.RefusedAsync(403, "case.no-mandate", path, "withdraw", new { actor = agent });
    }

    [Fact]
    public async Task A_decision_is_challenged_once_and_looked_at_by_an_office_without_a_part_in_the_case()
    {
        var path = await calls.OpenAsync(service: "clearance");
        await CityCalls.ExpectAsync(200, calls.PostAsync($"{path}/form", Form(Clearance(0))));
        await calls.AttachAsync(path, "request-form");
        await calls.AttachAsync(path, "identity-papers");
        await CityCalls.ExpectAsync(200, calls.PostAsync($"{path}/submit", new { actor = CityCalls.Clerk }));
        await PayAllAsync(path);
        var office = (string)(await calls.GetAsync(path)).Json["holder"]!;
        await calls.TakeAsync(path, office);
        await calls.RefusedAsync(409, "case.wrong-status", path, "appeal", new { actor = CityCalls.Citizen, reason = "Too early." });
        await CityCalls.ExpectAsync(200, calls.PostAsync($"{path}/decision", new { actor = CityCalls.Examiner(office), verdict = "refused", reason = "Debts." }));

        var appealed = await CityCalls.ExpectAsync(200, calls.PostAsync($"{path}/appeal", new { actor = CityCalls.Citizen, reason = "There are none." }));
        var fresh = (string)appealed.Json["holder"]!;
        Assert.NotEqual(office, fresh);
        Assert.NotEqual(CityCalls.Intake, fresh);
        await calls.RefusedAsync(409, "case.wrong-status", path, "appeal", new { actor = CityCalls.Citizen, reason = "Again." });
        await calls.TakeAsync(path, fresh);
        await calls.RefusedAsync(400, "case.outcome-missing", path, "steps/appeal", new { actor = CityCalls.Examiner(fresh), note = "Looked at." });
        await CityCalls.ExpectAsync(200, calls.PostAsync($"{path}/steps/appeal", new { actor = CityCalls.Examiner(fresh), outcome = "upheld" }));
        await calls.RefusedAsync(409, "case.no-appeal", path, "appeal", new { actor = CityCalls.Citizen, reason = "Again." });
        Assert.Equal(("decided", "refused"), await StandsAsync(path));
    }

    [Fact]
    public async Task A_service_without_an_appeal_refuses_one()
    {
        var (path, office) = await calls.SubmitAsync();
        await calls.TakeAsync(path, office);
        await CityCalls.ExpectAsync(200, calls.PostAsync($"{path}/decision", new { actor = CityCalls.Examiner(office), verdict = "granted", reason = "Complete." }));

        await calls.RefusedAsync(409, "case.no-appeal", path, "appeal", new { actor = CityCalls.Citizen, reason = "I changed my mind." });
    }

    [Fact]
    public async Task An_office_with_an_interest_is_out_of_the_case()
    {
        var (path, office) = await calls.SubmitAsync();

        var other = await CityCalls.ExpectAsync(200, calls.PostAsync($"{path}/interest", new { actor = CityCalls.Examiner(office), reason = "A relative." }));

        Assert.NotEqual(office, (string)other.Json["holder"]!);
        await calls.RefusedAsync(403, "case.has-interest", path, "interest", new { actor = CityCalls.Examiner(office), reason = "A relative." });
    }

    [Fact]
    public async Task A_visit_beyond_the_budget_is_explained_and_stays_flagged()
    {
        var path = await calls.OpenAsync();
        int number;
        do
        {
            var visit = new { actor = CityCalls.Clerk, office = CityCalls.Intake, askedBy = "clerk-1", reason = "The file was lost.", fault = "office" };
            number = (int)(await CityCalls.ExpectAsync(200, calls.PostAsync($"{path}/visits", visit))).Json["visitNumber"]!;
        }
        while (number < 2);
        var explanation = new { actor = CityCalls.Clerk, explanation = "A fire." };

        await calls.RefusedAsync(404, "case.unknown-visit", path, "visits/1/explanation", explanation);
        await calls.RefusedAsync(404, "case.unknown-visit", path, "visits/99/explanation", explanation);
        await calls.RefusedAsync(404, "case.unknown-visit", path, "visits/last/explanation", explanation);
        await CityCalls.ExpectAsync(200, calls.PostAsync($"{path}/visits/{number}/explanation", explanation));
        Assert.True((bool)(await calls.GetAsync(path)).Json["visitExcess"]!);
    }

    [Fact]
    public async Task A_case_is_brought_to_another_version_by_an_explicit_act_alone()
    {
        var code = await PublishAsync(1, "check");
        var path = await calls.OpenAsync(service: code);
        await PublishAsync(2, "second-look", code);
        var manager = CityCalls.OfficeManager(CityCalls.Intake);
        Assert.Equal(1, (int)(await calls.GetAsync(path)).Json["serviceVersion"]!);

        var preview = await CityCalls.ExpectAsync(200, calls.GetAsync($"{path}/migration?toVersion=2"));
        Assert.Equal("second-look", (string?)Assert.Single(preview.Json["addedSteps"]!.AsArray()));
        Assert.Null(preview.Json["refusal"]);
        Assert.Equal("case.cannot-migrate", (string?)(await calls.GetAsync($"{path}/migration?toVersion=1")).Json["refusal"]!["code"]);
        Assert.Equal((404, "service.unknown"), await AnswerAsync($"{path}/migration?toVersion=7"));
        Assert.Equal((400, "request.parameter-malformed"), await AnswerAsync($"{path}/migration"));
        Assert.Equal((404, "case.unknown"), await AnswerAsync("/v1/cases/0000000000000000/migration?toVersion=1"));
        Assert.Equal(1, await calls.VersionAsync(path));

        await calls.RefusedAsync(403, "access.role-may-not", path, "migration", new { actor = CityCalls.Clerk, toVersion = 2, reason = "x" });
        await calls.RefusedAsync(409, "case.cannot-migrate", path, "migration", new { actor = manager, toVersion = 1, reason = "x" });
        await CityCalls.ExpectAsync(200, calls.PostAsync($"{path}/migration", new { actor = manager, toVersion = 2, reason = "The new rules are kinder." }));
        Assert.Equal(2, (int)(await calls.GetAsync(path)).Json["serviceVersion"]!);
    }

    [Fact]
    public async Task A_due_date_is_explained_and_adds_up()
    {
        var (path, _) = await calls.SubmitAsync();

        var account = Assert.Single((await CityCalls.ExpectAsync(200, calls.GetAsync($"{path}/deadline"))).Json["items"]!.AsArray())!;
        var move = Assert.Single(account["moves"]!.AsArray())!;

        var (day, last) = (DateOnly.Parse((string)move["day"]!, null), DateOnly.Parse((string)move["lastDay"]!, null));
        Assert.Equal(("decision", "started"), ((string?)account["subject"], (string?)move["kind"]));
        Assert.Equal((int)move["workingDays"]!, last.DayNumber - day.DayNumber - move["skipped"]!.AsArray().Count);
        Assert.Contains("weekend", move["skipped"]!.AsArray().Select(skipped => (string?)skipped!["reason"]));
        Assert.Equal((string?)(await calls.GetAsync(path)).Json["clock"]!["dueAt"], (string?)account["dueAt"]);
    }

    [Fact]
    public async Task A_form_comes_as_a_schema_of_the_version_asked_for()
    {
        var schema = (await CityCalls.ExpectAsync(200, calls.GetAsync("/v1/services/clearance/form-schema"))).Json;
        var first = (await CityCalls.ExpectAsync(200, calls.GetAsync("/v1/services/clearance/form-schema?version=1"))).Json;

        Assert.Equal("https://json-schema.org/draft/2020-12/schema", (string?)schema["$schema"]);
        Assert.Equal(Clearance(0).Keys.Order(), schema["properties"]!.AsObject().Select(p => p.Key).Order());
        Assert.Equal(schema.ToJsonString(), first.ToJsonString());
        Assert.Equal((404, "service.unknown"), await AnswerAsync("/v1/services/clearance/form-schema?version=9"));
        Assert.Equal((404, "service.unknown"), await AnswerAsync("/v1/services/no-such-service/form-schema"));
        Assert.Equal((400, "request.parameter-malformed"), await AnswerAsync("/v1/services/clearance/form-schema?version=new"));
    }

    private async Task PayAllAsync(string path)
    {
        foreach (var bill in (await CityCalls.ExpectAsync(200, calls.GetAsync($"{path}/bills"))).Json["items"]!.AsArray())
        {
            var payment = new { actor = CityCalls.Clerk, amount = (long)bill!["total"]!, method = "card", reference = "card-0001" };
            await CityCalls.ExpectAsync(200, calls.PostAsync($"{path}/bills/{(int)bill["number"]!}/payment", payment));
        }
    }

    private async Task<(string?, string?)> StandsAsync(string path)
    {
        var view = (await calls.GetAsync(path)).Json;
        return ((string?)view["status"], (string?)view["verdict"]);
    }

    private async Task<(int, string?)> AnswerAsync(string path)
    {
        var reply = await calls.GetAsync(path);
        return (reply.Status, reply.Code);
    }

    /// <summary>Publishes the next version of a small service: one examination, and after it one more step.</summary>
    private async Task<string> PublishAsync(int version, string lastStep, string? code = null)
    {
        code ??= $"test-{Guid.NewGuid():N}"[..20];
        var steps = new object[]
        {
            new { code = "check", title = new { fa = "بررسی", en = "Check" }, performer = "any-office" },
            new { code = lastStep, title = new { fa = "بررسی دوباره", en = "Second look" }, performer = "any-office", after = new[] { "check" } },
        };
        var definition = new
        {
            code, title = new { fa = "آزمایش", en = "Test" }, agency = "municipality", visitBudget = version, steps = steps.Take(version).ToArray(),
        };
        var path = $"/v1/services/{code}";
        await CityCalls.ExpectAsync(200, calls.PostAsync($"{path}/drafts", new { actor = CityCalls.Steward(1), definition }));
        await CityCalls.ExpectAsync(200, calls.PostAsync($"{path}/versions/{version}/review", new { actor = CityCalls.Steward(2) }));
        await CityCalls.ExpectAsync(200, calls.PostAsync($"{path}/versions/{version}/publish", new { actor = CityCalls.Steward(1), effectiveFrom = DateTimeOffset.UtcNow }));
        return code;
    }
}
