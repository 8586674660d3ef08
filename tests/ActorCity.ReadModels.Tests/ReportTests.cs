using ActorCity.ReadModels.City;

namespace ActorCity.ReadModels.Tests;

public sealed class ReportTests
{
    /// <summary>
    /// Four cases of one service, computed by hand. Desk: 10 h and 20 h from first to last step, median 15, 90 % at 19. Internet: one of
    /// 5 h, one without any step. Case 1 repeats "check" (three times) and is 1 s late; case 2 ends exactly at its deadline.
    /// </summary>
    [Theory, InlineData(StorageEngine.SQLite), InlineData(StorageEngine.PostgreSQL)]
    public async Task The_figures_are_those_computed_by_hand(StorageEngine engine)
    {
        await using var tables = await Tables.OnAsync(engine);
        await tables.WriteAsync(
            Of(1, Channel.Desk, 10) with { DueAt = Tables.Noon.AddHours(10).AddSeconds(-1), VisitCount = 2 },
            Of(2, Channel.Desk, 20) with { DueAt = Tables.Noon.AddHours(20), VisitCount = 1 },
            Of(3, Channel.Internet, 5),
            Of(4, Channel.Internet, 0) with { FirstStepAt = null, LastStepAt = null },
            Of(5, Channel.Post, 99) with { Service = "other" },
            Step(1, 2, "receive", "a-1", 1), Step(1, 3, "check", "a-2", 1), Step(1, 4, "check", "a-2", 2), Step(1, 5, "check", "a-2", 3),
            Step(2, 2, "receive", "a-1", 1), Step(2, 3, "check", "a-2", 1),
            Step(3, 2, "receive", "a-1", 1), Step(3, 3, "receive", null, 2),
            Step(5, 2, "receive", "a-1", 1) with { Service = "other" },
            Visit(1, 1, excess: false), Visit(1, 2, excess: true), Visit(2, 1, excess: false));

        var report = await tables.City.ReportAsync("pothole");

        Assert.Equal(4, report.Cases);
        Assert.Equal(8, report.Events);
        Assert.Equal(1, report.PastDeadline);
        Assert.Equal(1, report.VisitExcess);
        Assert.Equal(3, report.Visits);
        Assert.Equal([("check", 1), ("receive", 1)], report.CasesRepeatingStep.Select(s => (s.Key, s.Value)));
        Assert.Equal(["desk", "internet"], report.Channels.Keys);
        Assert.Equal((2, 15, 19), Rounded(report.Channels["desk"]));
        Assert.Equal((2, 5, 5), Rounded(report.Channels["internet"]));
        Assert.Equal([("a-2", 4, 2), ("a-1", 3, 3)], report.Offices.Select(o => (o.Office, o.Events, o.Cases)));
    }

    [Theory, InlineData(StorageEngine.SQLite), InlineData(StorageEngine.PostgreSQL)]
    public async Task A_service_without_cases_has_empty_figures(StorageEngine engine)
    {
        await using var tables = await Tables.OnAsync(engine);

        var report = await tables.City.ReportAsync("pothole");

        Assert.Equal((0, 0, 0, 0), (report.Cases, report.Events, report.PastDeadline, report.Visits));
        Assert.Empty(report.Channels);
        Assert.Empty(report.Offices);
    }

    [Theory, InlineData(StorageEngine.SQLite), InlineData(StorageEngine.PostgreSQL)]
    public async Task Two_reports_are_made_at_a_time_and_a_third_is_told_to_come_again(StorageEngine engine)
    {
        await using var tables = await Tables.OnAsync(engine);
        var places = tables.Services.GetRequiredService<ReportPlaces>();
        var held = new TaskCompletionSource<int>();
        var running = new[] { places.RunAsync(() => held.Task), places.RunAsync(() => held.Task) };

        await Assert.ThrowsAsync<CityBusyException>(() => tables.City.ReportAsync("pothole"));

        held.SetResult(1);
        await Task.WhenAll(running);
        Assert.Equal(0, (await tables.City.ReportAsync("pothole")).Cases);
    }

    [Fact]
    public async Task A_report_that_fails_gives_its_place_back()
    {
        using var places = new ReportPlaces();
        for (var n = 0; n <= ReportPlaces.Places; n++)
        {
            await Assert.ThrowsAsync<TimeoutException>(() => places.RunAsync<int>(() => throw new TimeoutException()));
        }
    }

    [Theory]
    [InlineData(0.5, 2.5)]
    [InlineData(0.9, 3.7)]
    [InlineData(0, 1)]
    [InlineData(1, 4)]
    public void A_percentile_lies_between_its_neighbours_in_proportion(double fraction, double expected) =>
        Assert.Equal(expected, CaseFigures.Percentile([1, 2, 3, 4], fraction), 12);

    private static (int Cases, double Median, double P90) Rounded(ChannelFigures figures) =>
        (figures.Cases, Math.Round(figures.MedianHours, 9), Math.Round(figures.P90Hours, 9));

    private static CaseRow Of(int number, Channel channel, int hours) => Tables.Case(number) with
    {
        Service = "pothole", Channel = channel, FirstStepAt = Tables.Noon, LastStepAt = Tables.Noon.AddHours(hours),
    };

    private static StepPerformedRow Step(int number, long sequence, string step, string? office, int times) => new()
    {
        Case = Tables.Id(number), Sequence = sequence, Service = "pothole", Step = step, Office = office, Person = "p-1", At = Tables.Noon, Times = times,
    };

    private static VisitRow Visit(int number, int visit, bool excess) => new()
    {
        Case = Tables.Id(number), Number = visit, Service = "pothole", Office = "a-1", At = Tables.Noon, AskedBy = "citizen", Fault = VisitFault.Office, Excess = excess,
    };
}
