using ActorCity.Silo.Replay;
using ActorCity.Storage;

namespace ActorCity.Silo.Tests.Replay;

public sealed class ReplayTests
{
    [Theory, InlineData(StorageEngine.SQLite), InlineData(StorageEngine.PostgreSQL)]
    public async Task The_report_is_what_an_independent_reader_finds_and_playing_twice_changes_nothing(StorageEngine engine)
    {
        await using var city = await TemporaryCity.StartAsync(engine);
        var log = SmallLog.Make(cases: 60, seed: 7);
        var independent = new IndependentReader(log);

        var first = await TemporaryCity.PlayAsync(city.Grains, log);
        var report = await TemporaryCity.ReportAsync(city.Grains);
        var second = await TemporaryCity.PlayAsync(city.Grains, log);
        var after = await TemporaryCity.ReportAsync(city.Grains);
        var journal = await city.StopAndCompareAsync();

        var commands = independent.Events + independent.Cases + independent.DeskCases;
        Assert.Equal(new ReplayResult(commands, 0), first);
        Assert.Equal(new ReplayResult(0, commands), second);
        AssertSame(independent, report);
        Assert.Equal(report.ToText(), after.ToText());
        Assert.True(journal.Equal, string.Join('\n', journal.Tables.SelectMany(t => t.Differences)));
    }

    [Fact]
    public async Task Through_HTTP_it_is_the_same_history()
    {
        await using var city = await TemporaryCity.StartAsync(StorageEngine.SQLite);
        using var http = new HttpClient { BaseAddress = city.Url };
        var log = SmallLog.Make(cases: 20, seed: 8);
        var independent = new IndependentReader(log);

        var overHttp = await TemporaryCity.PlayAsync(new HttpCityPort(http), log);
        var embedded = await TemporaryCity.PlayAsync(city.Grains, log);

        Assert.Equal(independent.Events + independent.Cases + independent.DeskCases, overHttp.Applied);
        Assert.Equal(new ReplayResult(0, overHttp.Applied), embedded);
        AssertSame(independent, await TemporaryCity.ReportAsync(new HttpCityPort(http)));
    }

    [Fact]
    public async Task A_replay_that_was_stopped_goes_on_where_it_was()
    {
        await using var city = await TemporaryCity.StartAsync(StorageEngine.SQLite);
        var log = SmallLog.Make(cases: 30, seed: 9);
        var independent = new IndependentReader(log);
        using var stop = new CancellationTokenSource();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => TemporaryCity.PlayUntilAsync(city.Grains, log, new StopAfter(40, stop), stop.Token));
        var rest = await TemporaryCity.PlayAsync(city.Grains, log);

        Assert.True(rest.Known >= 40, $"{rest.Known} were known");
        Assert.True(rest.Applied > 0);
        AssertSame(independent, await TemporaryCity.ReportAsync(city.Grains));
    }

    [Fact]
    public void The_commands_follow_the_logs_clock_and_each_case_begins_with_its_opening()
    {
        var plan = TemporaryCity.Plan(SmallLog.Make(cases: 60, seed: 7));

        Assert.Equal(plan.Commands.Select(c => c.Command.OccurredAt).Order(), plan.Commands.Select(c => c.Command.OccurredAt));
        Assert.All(plan.Commands.GroupBy(c => c.Case), c => Assert.IsType<Contracts.Cases.OpenCase>(c.First().Command));
        Assert.Equal(plan.Commands.Length, plan.Commands.Select(c => c.Command.CommandId).Distinct().Count());
        Assert.All(plan.Commands, c => Assert.True(Contracts.Names.IsCommandId(c.Command.CommandId), c.Command.CommandId));
    }

    [Theory]
    [InlineData("Desk,case-1,2011-12-06 13:41:31+01:00,General,task-1,Dance,Group 1,R1,2011-10-11 13:45:40+02:00", "Line 2", "'Dance'")]
    [InlineData("Fax,case-1,2011-12-06 13:41:31+01:00,General,task-1,Confirmation of receipt,Group 1,R1,2011-10-11 13:45:40+02:00", "Line 2", "'Fax'")]
    [InlineData("Desk,case-1,2011-12-06 13:41:31+01:00,General,task-1,Confirmation of receipt,Group 1,R1,yesterday", "Line 2", "'yesterday'")]
    [InlineData("Desk,case-1,2011-12-06 13:41:31+01:00,General,task-1,Confirmation of receipt,Group 1,R1,2011-10-11 13:45:40", "Line 2", "no time")]
    [InlineData("Desk,case-1,2011-12-06 13:41:31+01:00,General,task-1,Confirmation of receipt,Group 1", "Line 2", "")]
    [InlineData("Desk,,2011-12-06 13:41:31+01:00,General,task-1,Confirmation of receipt,Group 1,R1,2011-10-11 13:45:40+02:00", "Line 2", "case is empty")]
    public void A_line_that_cannot_be_understood_stops_the_reading(string line, string where, string why)
    {
        var fault = Assert.Throws<ReplayException>(() => TemporaryCity.Plan(SmallLog.Header + "\n" + line + "\n"));

        Assert.Contains(where, fault.Message, StringComparison.Ordinal);
        Assert.Contains(why, fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_event_that_comes_twice_or_a_missing_column_stops_the_reading()
    {
        const string Line = "Desk,case-1,2011-12-06 13:41:31+01:00,General,task-1,Confirmation of receipt,Group 1,R1,2011-10-11 13:45:40+02:00\n";

        var twice = Assert.Throws<ReplayException>(() => TemporaryCity.Plan(SmallLog.Header + "\n" + Line + Line));
        var missing = Assert.Throws<ReplayException>(() => TemporaryCity.Plan(SmallLog.Header.Replace("org:group", "group", StringComparison.Ordinal) + "\n" + Line));

        Assert.Contains("Line 3", twice.Message, StringComparison.Ordinal);
        Assert.Contains("'org:group'", missing.Message, StringComparison.Ordinal);
    }

    private static void AssertSame(IndependentReader independent, ReplayReport report)
    {
        Assert.Equal((independent.Cases, independent.Events, independent.PastDeadline, 0), (report.Cases, report.Events, report.PastDeadline, report.VisitExcess));
        Assert.Equal(independent.Repeated.OrderBy(r => r.Key, StringComparer.Ordinal), report.CasesRepeatingActivity);
        Assert.Equal(independent.Channels.Keys.Order(StringComparer.Ordinal), report.Channels.Keys);
        foreach (var (channel, (cases, median, p90)) in independent.Channels)
        {
            Assert.Equal(cases, report.Channels[channel].Cases);
            Assert.Equal(median, report.Channels[channel].MedianHours, 9);
            Assert.Equal(p90, report.Channels[channel].P90Hours, 9);
        }

        Assert.Equal(independent.Offices, report.Offices.Select(o => (o.Events, o.Cases)).OrderDescending());
    }

    private sealed class StopAfter(int commands, CancellationTokenSource stop) : IProgress<ReplayProgress>
    {
        public void Report(ReplayProgress value)
        {
            if (value.Done >= commands)
            {
                stop.Cancel();
            }
        }
    }
}
