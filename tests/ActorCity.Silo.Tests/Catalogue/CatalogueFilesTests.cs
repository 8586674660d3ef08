using ActorCity.Contracts;
using ActorCity.Silo.Catalogue;
using ActorCity.Silo.Hosting;

namespace ActorCity.Silo.Tests.Catalogue;

public sealed class CatalogueFilesTests
{
    private static CatalogueFiles Files => CatalogueFiles.Default;

    [Fact]
    public void Every_service_of_the_catalogue_may_be_published()
    {
        var services = Files.ServiceCodes().Select(code => Files.Service(code)).ToList();

        Assert.Contains(services, s => s.Code == "building-permit");
        Assert.All(services, s => Assert.All(
            s.Checklist.Select(i => i.Title).Concat(s.Steps.Select(step => step.Title)).Append(s.Title),
            title => Assert.True(title.Fa.Length > 0 && title.En.Length > 0)));
    }

    [Fact]
    public void The_demo_city_has_an_office_in_each_of_123_districts_of_22_regions()
    {
        var city = Files.DemoCity();
        var offices = city.Offices(123);

        Assert.Equal(22, offices.Select(o => o.Region).Distinct().Count());
        Assert.Equal(123, offices.Select(o => (o.Region, o.District)).Distinct().Count());
        Assert.All(offices, o => Assert.True(Names.IsCode(o.Code), o.Code));
        Assert.Equal("دفتر خدمات الکترونیک شهر، منطقه ۶ ناحیه ۱", offices.Single(o => o.Code == "06-01").Name.Fa);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(22)]
    [InlineData(300)]
    public void Any_number_of_offices_spreads_over_the_regions(int count)
    {
        var offices = Files.DemoCity().Offices(count);

        Assert.Equal(count, offices.Select(o => o.Code).Distinct().Count());
        Assert.Equal(Math.Min(count, 22), offices.Select(o => o.Region).Distinct().Count());
        Assert.All(offices, o => Assert.True(Names.IsCode(o.Code), o.Code));
    }

    [Fact]
    public void The_calendar_closes_on_Fridays_and_holidays()
    {
        var calendar = Files.Calendar();

        Assert.False(calendar.IsWorkingDay(new DateOnly(2026, 3, 21)), "Nowruz");
        Assert.False(calendar.IsWorkingDay(new DateOnly(2026, 11, 27)), "a Friday");
        Assert.True(calendar.IsWorkingDay(new DateOnly(2026, 11, 26)), "a Thursday");
        Assert.True(calendar.IsWorkingDay(new DateOnly(2026, 11, 23)), "a Monday");
        Assert.Equal("Nowruz; Eid al-Fitr", calendar.HolidayNames[new DateOnly(2026, 3, 21)].En);
    }

    [Fact]
    public void Where_the_authority_says_so_Thursday_is_weekend()
    {
        using var copy = new CatalogueCopy();
        copy.Replace("calendars/iran.json", "\"thursdayIsWeekend\": false", "\"thursdayIsWeekend\": true");

        Assert.False(copy.Files.Calendar().IsWorkingDay(new DateOnly(2026, 11, 26)));
    }

    [Fact]
    public void A_mapping_names_exactly_the_steps_of_its_service()
    {
        var mapping = Files.Mapping("wabo");

        Assert.Equal(Files.Service(mapping.Service).Steps.Select(s => s.Code).Order(), mapping.Steps.Values.Order());
        Assert.True(Files.Service(mapping.Service).RecordedTime);
    }

    [Theory]
    [InlineData("calendars/iran.json", "\"jalali\": \"1404-01-02\"", "\"jalali\": \"1404-01-03\"", "is 1404-01-02, not 1404-01-03")]
    [InlineData("calendars/iran.json", "\"certainty\": \"fixed\"", "\"certainty\": \"perhaps\"", "certainty")]
    [InlineData("city/demo-city.json", "\"region\": 2,", "\"region\": 1,", "a region appears twice")]
    [InlineData("city/demo-city.json", "\"title\"", "\"tittle\"", "tittle")]
    [InlineData("services/pothole/v1/definition.json", "\"code\": \"pothole\"", "\"code\": \"puddle\"", "puddle")]
    [InlineData("services/pothole/v1/definition.json", "\"visitBudget\": 0", "\"visitBudget\": 99", "pothole")]
    [InlineData("mappings/wabo.json", "\"Desk\": \"desk\"", "\"Desk\": \"internet\"", "two of the log's channels")]
    [InlineData("mappings/wabo.json", "\"service\": \"wabo-receipt\"", "\"service\": \"Wabo Receipt\"", "is no code")]
    public void A_mistake_in_a_file_is_told_with_the_files_name(string file, string right, string wrong, string told)
    {
        using var copy = new CatalogueCopy();
        copy.Replace(file, right, wrong);

        var fault = Assert.ThrowsAny<CityStartException>(() => ReadAll(copy.Files));

        Assert.Contains(file, fault.Message, StringComparison.Ordinal);
        Assert.Contains(told, fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("../secrets")]
    [InlineData("no-such-mapping")]
    public void A_name_that_is_not_in_the_catalogue_is_refused(string name) =>
        Assert.ThrowsAny<CityStartException>(() => Files.Mapping(name));

    private static void ReadAll(CatalogueFiles files)
    {
        files.Calendar();
        files.DemoCity();
        files.Mapping("wabo");
        files.DemoServices();
    }
}
