namespace ActorCity.ReadModels.Tests;

public sealed class CityTests
{
    [Theory, InlineData(StorageEngine.SQLite), InlineData(StorageEngine.PostgreSQL)]
    public async Task Offices_come_by_code_page_by_page_and_by_region_and_status(StorageEngine engine)
    {
        await using var tables = await Tables.OnAsync(engine);
        await tables.WriteAsync([.. Enumerable.Range(1, 22).Select(n => Office(n))]);

        var met = new List<string>();
        string? cursor = null;
        do
        {
            var page = await tables.City.OfficesAsync(new() { Limit = 5, Cursor = cursor });
            met.AddRange(page.Items.Select(o => o.Code));
            cursor = page.Next;
        }
        while (cursor is not null);

        Assert.Equal(Enumerable.Range(1, 22).Select(n => $"{n:00}-01"), met);
        var sixth = Assert.Single((await tables.City.OfficesAsync(new() { Region = 6 })).Items);
        Assert.Equal(("06-01", "دفتر ۶", OfficeStatus.Active), (sixth.Code, sixth.Name.Fa, sixth.Status));
        Assert.Equal(["pothole", "building-permit"], sixth.Scope);
        Assert.Single((await tables.City.OfficesAsync(new() { Status = OfficeStatus.Suspended })).Items);
    }

    [Theory, InlineData(StorageEngine.SQLite), InlineData(StorageEngine.PostgreSQL)]
    public async Task What_the_commands_of_offices_services_and_cases_wrote_can_be_asked_for(StorageEngine engine)
    {
        await using var tables = await Tables.OnAsync(engine);
        await Story.TownAsync(tables);

        var service = Assert.Single((await tables.City.ServicesAsync(null, 10)).Items);
        var visits = await tables.Cases.VisitsAsync(Tables.Id(1));
        var documents = await tables.Cases.DocumentsAsync(Tables.Id(1));
        var first = await tables.Cases.TimelineAsync(Tables.Id(0), null, 3);
        var rest = await tables.Cases.TimelineAsync(Tables.Id(0), first.Next, 3);

        Assert.Equal(("pothole", "Pothole", 1, ServiceVersionStatus.Draft), (service.Code, service.Title.En, service.VisitBudget, service.Status));
        Assert.Equal((1, "citizen", Tables.Noon.AddHours(1)), (visits[0].Number, visits[0].AskedBy, visits[0].At));
        Assert.Equal(("عکس.jpg", 3L, Tables.Noon.AddHours(2)), (documents[0].FileName, documents[0].Bytes, documents[0].At));
        Assert.Equal([1L, 2L, 3L], first.Items.Select(e => e.Sequence));
        Assert.Equal([4L, 5L], rest.Items.Select(e => e.Sequence));
        Assert.Null(rest.Next);
        Assert.Equal(2, (await tables.City.OfficesAsync(new() { Status = OfficeStatus.Active })).Items.Length);
    }

    private static OfficeRow Office(int region) => new()
    {
        Code = $"{region:00}-01", Version = 1, NameFa = $"دفتر {(char)('۰' + (region % 10))}", NameEn = $"Office {region}", Region = region, District = 1,
        Status = region == 7 ? OfficeStatus.Suspended : OfficeStatus.Active, Capacity = 10, Scope = "pothole building-permit",
    };
}
