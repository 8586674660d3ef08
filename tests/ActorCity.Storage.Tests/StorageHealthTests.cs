using ActorCity.Storage.Journal;

namespace ActorCity.Storage.Tests;

public sealed class StorageHealthTests
{
    [Theory, InlineData(StorageEngine.SQLite), InlineData(StorageEngine.PostgreSQL)]
    public async Task A_migrated_database_is_healthy_and_its_facts_are_counted(StorageEngine engine)
    {
        await using var city = await Sample.OnAsync(engine);
        await city.WriteAsync("xx-1", await city.ReadAsync("xx-1"), Sample.Commit("xx-1", "command-1") with
        {
            Due = [new DueChange("decision", 1, Sample.Noon)],
            Outbox = [new OutboxMessage("webhook", "{}")],
        });
        var health = city.Services.GetRequiredService<StorageHealth>();

        Assert.Equal(new StorageStanding(true, true, null), await health.CheckAsync());
        var facts = await health.FactsAsync();
        Assert.Equal((1L, 0L, 1L, 1L, 1L), (facts.States, facts.DuplicateStates, facts.JournalEntries, facts.DueRows, facts.OutboxMessages));
        Assert.Equal(Sample.Noon, facts.OldestDue);
        Assert.Equal(engine, facts.Engine);
        Assert.True(facts.Bytes > 10_000);
    }

    [Theory, InlineData(StorageEngine.SQLite), InlineData(StorageEngine.PostgreSQL)]
    public async Task A_database_without_its_structure_is_not_healthy(StorageEngine engine)
    {
        await using var city = await Sample.OnAsync(engine);
        await city.ExecuteAsync("DELETE FROM migration");

        var standing = await city.Services.GetRequiredService<StorageHealth>().CheckAsync();

        Assert.True(standing.Reachable);
        Assert.False(standing.Healthy);
        Assert.Contains("0001-foundation", standing.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_database_that_does_not_answer_is_not_reachable()
    {
        await using var city = await Sample.OnAsync(StorageEngine.PostgreSQL);
        var lost = new StorageOptions { Engine = StorageEngine.PostgreSQL, ConnectionString = "Host=/nowhere;Username=x;Password=secret-word" };
        await using var source = Npgsql.NpgsqlDataSource.Create(lost.ConnectionString);
        var health = new StorageHealth(new CityDatabase(source, lost.Engine), new Schema.MigrationRunner(source, lost));

        var standing = await health.CheckAsync();

        Assert.False(standing.Reachable);
        Assert.DoesNotContain("secret-word", standing.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void All_errors_of_the_options_are_told_at_once()
    {
        var bad = new StorageOptions { ConnectionString = "", Lanes = 0, BatchRowsMax = 0, QueueRowsMax = 0, CommandTimeoutSeconds = 0, PseudonymKey = "short" };

        var result = new StorageOptionsValidator().Validate(null, bad);

        Assert.Equal(6, result.Failures!.Count());
        Assert.True(new StorageOptionsValidator().Validate(null, new StorageOptions { ConnectionString = "Data Source=x.db" }).Succeeded);
    }

    [Theory, InlineData(StorageEngine.SQLite), InlineData(StorageEngine.PostgreSQL)]
    public async Task Pseudonyms_stay_the_same_for_every_process_of_the_city(StorageEngine engine)
    {
        await using var city = await Sample.OnAsync(engine);
        await using var other = await StorageFixture.OpenAsync(city.Options, Sample.Register);
        var first = city.Services.GetRequiredService<IPseudonyms>();
        var second = other.Services.GetRequiredService<IPseudonyms>();

        Assert.Equal(first.Of("applicant", "0012345678"), second.Of("applicant", "0012345678"));
        Assert.NotEqual(first.Of("applicant", "0012345678"), first.Of("agent", "0012345678"));
        Assert.Matches("^[0-9a-f]{64}$", first.Of("applicant", "0012345678"));
        Assert.Matches("^[0-9a-f]{16}$", first.Fingerprint("content"u8));
        Assert.Equal(first.Fingerprint("content"u8), second.Fingerprint("content"u8));
    }

    [Fact]
    public void The_hash_of_an_entry_never_changes()
    {
        var entry = EncodedEntry.Next(Sample.Commit("cs-0000000000000001", "command-1").Entry, 1, []);

        Assert.Equal("""[{"type":"office.capacity-changed","capacity":1}]""", entry.Events);
        Assert.Equal("07f6bcea8813c48f98368c7e86c611a15375797ac64532291dc658bd032a0285", Convert.ToHexStringLower(entry.Hash));
    }
}
