using ActorCity.ReadModels.Rebuild;

namespace ActorCity.ReadModels.Tests;

public sealed class RebuildTests
{
    [Theory, InlineData(StorageEngine.SQLite), InlineData(StorageEngine.PostgreSQL)]
    public async Task What_the_commands_wrote_is_what_the_journal_says(StorageEngine engine)
    {
        await using var tables = await Tables.OnAsync(engine);
        await Story.TownAsync(tables);
        await tables.StopCityAsync();
        var seen = new List<RebuildProgress>();

        var report = await Rebuild(tables).CompareAsync(new Collect(seen), Cancel);

        Assert.True(report.Equal, Words(report));
        Assert.Equal(13, report.Streams);
        Assert.Equal(50, report.Entries);
        Assert.Equal(40, report.Tables.Single(t => t.Table == "ledger_entry").Rows);
        Assert.Equal(10, report.Tables.Single(t => t.Table == "case_view").Rows);
        Assert.Equal(5, report.Tables.Single(t => t.Table == "step_performed").Rows);
        Assert.Equal(new RebuildProgress(50, 50), seen[^1]);
    }

    [Theory, InlineData(StorageEngine.SQLite), InlineData(StorageEngine.PostgreSQL)]
    public async Task A_damaged_table_is_named_row_by_row_and_a_rebuild_repairs_it(StorageEngine engine)
    {
        await using var tables = await Tables.OnAsync(engine);
        await Story.TownAsync(tables);
        await tables.StopCityAsync();
        await tables.Storage.ExecuteAsync($"UPDATE case_view SET visit_count = 9 WHERE case_id = '{Tables.Id(3)}'");
        await tables.Storage.ExecuteAsync($"DELETE FROM visit WHERE case_id = '{Tables.Id(4)}'");
        await tables.Storage.ExecuteAsync($"UPDATE ledger_entry SET amount = 701 WHERE case_id = '{Tables.Id(5)}' AND account = 'cash:06-112'");
        await tables.WriteAsync(Tables.Item(77, "06-112", Tables.Noon));

        var compared = await Rebuild(tables).CompareAsync(null, Cancel);
        var stillDamaged = await tables.Storage.NumberAsync("SELECT count(*) FROM case_view WHERE visit_count = 9");
        var rebuilt = await Rebuild(tables).RebuildAsync(null, Cancel);
        var after = await Rebuild(tables).CompareAsync(null, Cancel);

        Assert.False(compared.Equal);
        Assert.Equal(["case_view", "ledger_entry", "visit", "work_item"], compared.Tables.Where(t => !t.Equal).Select(t => t.Table).Order());
        Assert.Equal([$"{Tables.Id(3)}: visit_count is '9', the journal says '1'"], compared.Tables.Single(t => t.Table == "case_view").Differences);
        Assert.Equal([$"{Tables.Id(5)} 4 3: amount is '701', the journal says '700'"], compared.Tables.Single(t => t.Table == "ledger_entry").Differences);
        Assert.Equal([$"{Tables.Id(4)} 1: the row is missing"], compared.Tables.Single(t => t.Table == "visit").Differences);
        Assert.Equal([$"{Tables.Id(77)} examination: the journal knows no such row"], compared.Tables.Single(t => t.Table == "work_item").Differences);
        Assert.Equal(1, stillDamaged);
        Assert.False(rebuilt.Equal);
        Assert.True(after.Equal, Words(after));
    }

    [Theory, InlineData(StorageEngine.SQLite), InlineData(StorageEngine.PostgreSQL)]
    public async Task Nothing_is_rebuilt_from_a_journal_that_was_tampered_with(StorageEngine engine)
    {
        await using var tables = await Tables.OnAsync(engine);
        await Story.TownAsync(tables);
        await tables.StopCityAsync();
        await tables.Storage.ExecuteAsync($"UPDATE journal SET fingerprint = 'other' WHERE stream = '{Tables.Id(2).Key}' AND sequence = 2");
        await tables.Storage.ExecuteAsync("DELETE FROM case_document");

        var fault = await Assert.ThrowsAsync<InvalidOperationException>(() => Rebuild(tables).RebuildAsync(null, Cancel));

        Assert.Contains($"{Tables.Id(2).Key} entry 2", fault.Message, StringComparison.Ordinal);
        Assert.Equal(0, await tables.Storage.NumberAsync("SELECT count(*) FROM case_document"));
        Assert.Equal(10, await tables.Storage.NumberAsync("SELECT count(*) FROM case_view"));
    }

    [Fact]
    public async Task A_running_city_on_PostgreSQL_is_not_rebuilt()
    {
        await using var tables = await Tables.OnAsync(StorageEngine.PostgreSQL);
        await Story.TownAsync(tables);

        var fault = await Assert.ThrowsAsync<InvalidOperationException>(() => Rebuild(tables).RebuildAsync(null, Cancel));

        Assert.Contains("running", fault.Message, StringComparison.Ordinal);
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static CityRebuild Rebuild(Tables tables) => tables.Services.GetRequiredService<CityRebuild>();

    private static string Words(RebuildReport report) =>
        string.Join('\n', report.JournalProblems.Concat(report.Tables.SelectMany(t => t.Differences.Select(d => $"{t.Table} {d}"))));

    private sealed class Collect(List<RebuildProgress> seen) : IProgress<RebuildProgress>
    {
        public void Report(RebuildProgress value) => seen.Add(value);
    }
}
