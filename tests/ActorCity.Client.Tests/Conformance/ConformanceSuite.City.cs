namespace ActorCity.Client.Tests.Conformance;

public abstract partial class ConformanceSuite
{
    private static readonly LocalText Name = new() { Fa = "دفتر آزمایشی", En = "Test office" };

    [Fact]
    public async Task An_office_is_registered_licensed_opened_stopped_and_revoked()
    {
        var code = $"t-{Guid.NewGuid():N}"[..20];
        var offices = As(People.Steward(1)).Offices;

        var registered = (await offices.RegisterAsync(new NewOffice { Code = code, Name = Name, Region = 900, District = 3 }, cancellation: Cancellation)).AnswerOrThrow();
        Assert.Equal("office.exists", CodeOf(await offices.RegisterAsync(new NewOffice { Code = code, Name = Name, Region = 900, District = 3 }, cancellation: Cancellation)));

        // Services of no other test: nothing is drawn to it.
        var licence = new NewLicence { Licence = "L-9", Until = new DateOnly(2099, 1, 1), Scope = ["pothole"], Capacity = 7 };
        (await offices.LicenseAsync(code, licence, new CommandOptions { ExpectedVersion = registered.Version }, Cancellation)).AnswerOrThrow();
        Assert.Equal(OfficeStatus.Active, (await offices.ActivateAsync(code, cancellation: Cancellation)).AnswerOrThrow().Status);
        (await offices.ChangeScopeAsync(code, ["pothole", "waste-fee"], cancellation: Cancellation)).AnswerOrThrow();
        (await offices.ChangeCapacityAsync(code, 1, cancellation: Cancellation)).AnswerOrThrow();

        var view = await City.Offices.GetAsync(code, Cancellation);
        Assert.Equal((900, 1, OfficeStatus.Active, Name), (view!.Region, view.Capacity, view.Status, view.Name));
        Assert.Equal(["pothole", "waste-fee"], view.Scope);
        Assert.Equal("office.nothing-to-do", CodeOf(await As(People.Examiner(code)).Work.TakeNextAsync(cancellation: Cancellation)));
        Assert.Contains(code, await City.Offices.ListAsync(new OfficeSearch { Region = 900, Limit = 1 }, Cancellation).Select(o => o.Code).ToListAsync(Cancellation));

        Assert.Equal(OfficeStatus.Suspended, (await offices.SuspendAsync(code, "Inspection.", cancellation: Cancellation)).AnswerOrThrow().Status);
        Assert.Equal(OfficeStatus.Revoked, (await offices.RevokeAsync(code, "Fraud.", cancellation: Cancellation)).AnswerOrThrow().Status);
        Assert.Equal("Fraud.", (await City.Offices.GetAsync(code, Cancellation))!.Cause);
    }

    [Fact]
    public async Task Offices_are_listed_by_code_and_an_unknown_one_is_null()
    {
        var codes = await City.Offices.ListAsync(new OfficeSearch { Status = OfficeStatus.Active, Limit = 5 }, Cancellation).Select(o => o.Code).ToListAsync(Cancellation);

        Assert.True(codes.Count > 10);
        Assert.Equal(codes.Order(StringComparer.Ordinal).Distinct(), codes);
        Assert.Contains(People.Intake, codes);
        Assert.Null(await City.Offices.GetAsync("no-such-office", Cancellation));
        Assert.Null(await City.Offices.GetAsync("no code", Cancellation));
        Assert.Equal("office.unknown", CodeOf(await As(People.Steward(1)).Offices.ActivateAsync("No Code", cancellation: Cancellation)));
    }

    [Fact]
    public async Task A_service_is_drafted_reviewed_by_another_published_and_retired()
    {
        var code = $"test-{Guid.NewGuid():N}"[..20];
        var card = (await City.Catalogue.GetAsync(Service, Cancellation))!.InForce!.Definition with { Code = code };
        var (first, second) = (As(People.Steward(1)).Catalogue, As(People.Steward(2)).Catalogue);

        Assert.Equal(1, (await first.DraftAsync(card, cancellation: Cancellation)).AnswerOrThrow().ServiceVersion);
        Assert.Equal("service.reviewer-is-drafter", CodeOf(await first.ReviewAsync(code, 1, cancellation: Cancellation)));
        (await second.ReviewAsync(code, 1, cancellation: Cancellation)).AnswerOrThrow();
        var far = new DateTimeOffset(2090, 1, 1, 0, 0, 0, TimeSpan.Zero);
        Assert.Equal(ServiceVersionStatus.Published, (await first.PublishAsync(code, 1, far, cancellation: Cancellation)).AnswerOrThrow().Status);
        (await first.RetireAsync(code, far.AddYears(1), cancellation: Cancellation)).AnswerOrThrow();

        var service = await City.Catalogue.GetAsync(code, Cancellation);
        Assert.Null(service!.InForce);
        Assert.Equal((far, far.AddYears(1)), (service.Versions[0].EffectiveFrom, service.Versions[0].EffectiveUntil));
        Assert.Equal(["steward-1", "steward-2"], [service.Versions[0].DraftedBy, service.Versions[0].ReviewedBy]);
        Assert.Equal(card.Checklist.Select(i => i.Code), (await City.Catalogue.GetVersionAsync(code, 1, Cancellation))!.Definition.Checklist.Select(i => i.Code));
        Assert.Contains(code, await City.Catalogue.ListAsync(Cancellation).Select(s => s.Code).ToListAsync(Cancellation));
    }

    [Fact]
    public async Task A_form_comes_as_a_schema_and_what_is_not_in_the_catalogue_is_null()
    {
        var schema = await City.Catalogue.FormSchemaAsync("clearance", 1, Cancellation);

        Assert.Contains("parcel", schema!.Value.GetProperty("properties").EnumerateObject().Select(p => p.Name));
        Assert.Null(await City.Catalogue.FormSchemaAsync("clearance", 99, Cancellation));
        Assert.Null(await City.Catalogue.GetVersionAsync(Service, 99, Cancellation));
        Assert.Null(await City.Catalogue.GetAsync("no-such-service", Cancellation));
        Assert.Null(await City.Oversight.ServiceReportAsync("no-such-service", Cancellation));
        Assert.Equal("service.unknown", CodeOf(await As(People.Steward(1)).Catalogue.RetireAsync("No Code", DateTimeOffset.UnixEpoch, cancellation: Cancellation)));
    }

    [Fact]
    public async Task Figures_and_draws_can_be_checked_by_anybody()
    {
        var (id, _) = await SubmitAsync();
        var day = DateOnly.FromDateTime((await City.Cases.GetAsync(id, Cancellation))!.SubmittedAt!.Value.AddHours(3.5).UtcDateTime);

        var report = await City.Oversight.ServiceReportAsync(Service, Cancellation);
        var epoch = await City.Oversight.DrawEpochAsync(day, Cancellation);

        Assert.True(report!.Cases > 0);
        Assert.True(report.Channels["desk"].Cases > 0);
        Assert.Equal((day, 64, null), (epoch!.Date, epoch.Commitment.Length, epoch.Secret));
        Assert.Null(await City.Oversight.DrawEpochAsync(new DateOnly(1999, 1, 1), Cancellation));
    }
}
