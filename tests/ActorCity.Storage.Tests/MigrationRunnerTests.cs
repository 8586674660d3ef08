using ActorCity.Storage.Schema;

namespace ActorCity.Storage.Tests;

public sealed class MigrationRunnerTests
{
    private static readonly ImmutableArray<Migration> Two = [new("0001-first", "CREATE TABLE first (n integer);"), new("0002-second", "CREATE TABLE second (n integer);")];

    [Theory, InlineData(StorageEngine.SQLite), InlineData(StorageEngine.PostgreSQL)]
    public async Task Migrating_again_does_nothing(StorageEngine engine)
    {
        await using var city = await Sample.OnAsync(engine);
        var runner = city.Services.GetRequiredService<MigrationRunner>();

        Assert.Empty(await runner.MigrateAsync());
        var standing = await runner.LookAsync();
        Assert.True(standing.Current);
        Assert.Equal(Migration.Of(engine).Select(m => m.Name), standing.Applied);
        Assert.Equal("0001-foundation", standing.Applied[0]);
    }

    [Theory, InlineData(StorageEngine.SQLite), InlineData(StorageEngine.PostgreSQL)]
    public async Task Many_processes_may_migrate_at_once(StorageEngine engine)
    {
        await using var city = await Sample.OnAsync(engine);
        await city.ExecuteAsync("DROP TABLE migration");
        var extra = Enumerable.Range(1, 5).Select(n => new Migration($"000{n}-step", $"CREATE TABLE step_{n} (n integer);")).ToImmutableArray();

        var done = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ =>
            Task.Run(() => new MigrationRunner(city.Source, engine, extra).MigrateAsync())));

        Assert.Equal(5, done.Sum(d => d.Length));
        Assert.Equal(5, await city.NumberAsync("SELECT count(*) FROM migration"));
    }

    [Theory, InlineData(StorageEngine.SQLite), InlineData(StorageEngine.PostgreSQL)]
    public async Task A_step_that_was_changed_after_it_was_applied_is_refused(StorageEngine engine)
    {
        await using var city = await BareAsync(engine);
        await new MigrationRunner(city.Source, engine, Two).MigrateAsync();
        var changed = Two.SetItem(0, new("0001-first", "CREATE TABLE first (n bigint);"));

        var refusal = await Assert.ThrowsAsync<InvalidOperationException>(() => new MigrationRunner(city.Source, engine, changed).MigrateAsync());

        Assert.Contains("0001-first", refusal.Message, StringComparison.Ordinal);
        var lineEndsOnly = Two.SetItem(0, new("0001-first", Two[0].Sql + "")).Select(m => m with { Sql = m.Sql.ReplaceLineEndings("\r\n") }).ToImmutableArray();
        Assert.Empty(await new MigrationRunner(city.Source, engine, lineEndsOnly).MigrateAsync());
    }

    [Theory, InlineData(StorageEngine.SQLite), InlineData(StorageEngine.PostgreSQL)]
    public async Task A_database_that_is_newer_than_the_program_is_refused(StorageEngine engine)
    {
        await using var city = await BareAsync(engine);
        await new MigrationRunner(city.Source, engine, Two).MigrateAsync();
        var older = new MigrationRunner(city.Source, engine, [Two[0]]);

        await Assert.ThrowsAsync<InvalidOperationException>(() => older.MigrateAsync());
        Assert.Contains("0002-second", (await older.LookAsync()).Problem, StringComparison.Ordinal);
    }

    [Theory, InlineData(StorageEngine.SQLite), InlineData(StorageEngine.PostgreSQL)]
    public async Task A_step_that_fails_leaves_the_steps_before_it_and_nothing_of_its_own(StorageEngine engine)
    {
        await using var city = await BareAsync(engine);
        var broken = Two.SetItem(1, new("0002-second", "CREATE TABLE second (n integer); SELECT nonsense FROM nowhere;"));

        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => new MigrationRunner(city.Source, engine, broken).MigrateAsync());

        Assert.Equal(["0001-first"], (await new MigrationRunner(city.Source, engine, Two).LookAsync()).Applied);
        Assert.Equal(["0002-second"], await new MigrationRunner(city.Source, engine, Two).MigrateAsync());
    }

    // A migrated fixture whose bookkeeping was emptied, so that a test's own steps are all there is.
    private static async Task<StorageFixture> BareAsync(StorageEngine engine)
    {
        var city = await Sample.OnAsync(engine);
        await city.ExecuteAsync("DROP TABLE migration");
        return city;
    }
}
