using ActorCity.Contracts.Access;
using ActorCity.Contracts.Journal;
using ActorCity.Contracts.Offices.Events;
using ActorCity.Storage;
using ActorCity.Storage.Serialization;
using ActorCity.Testing;
using Microsoft.Extensions.DependencyInjection;

// A process to be killed: writes commands as fast as it can, from 32 grains at once, and prints each one after its write was
// acknowledged. What it printed must be in the database, however it ended.
var options = new StorageOptions { Engine = Enum.Parse<StorageEngine>(args[0]), ConnectionString = args[1] };
await using var city = await StorageFixture.OpenAsync(options, s => s.AddSingleton(new StateSchema(typeof(Counter), "counter", 1)));
using var output = TextWriter.Synchronized(new StreamWriter(Console.OpenStandardOutput()) { AutoFlush = true });
await Task.WhenAll(Enumerable.Range(0, 32).Select(n => Task.Run(() => WriteAsync($"xx-{n}"))));

async Task WriteAsync(string key)
{
    var grain = GrainId.Create("counter", key);
    var state = new GrainState<Journaled<Counter>>();
    await city.Journal.ReadStateAsync("counter", grain, state);
    var journaled = state.State!;
    while (true)
    {
        var next = journaled.Sequence + 1;
        journaled.State = new Counter { Count = next };
        journaled.Pending = new Commit
        {
            Entry = new JournalEntry
            {
                Stream = key,
                CommandId = $"command-{next}",
                Fingerprint = "0123456789abcdef",
                Actor = Actor.City,
                At = DateTimeOffset.UnixEpoch,
                Events = [new OfficeCapacityChanged { Capacity = 1 }],
                Answer = "{}",
            },
            Due = [new DueChange("decision", next, DateTimeOffset.UnixEpoch)],
        };
        await city.Journal.WriteStateAsync("counter", grain, state);
        await output.WriteLineAsync($"{key} {next}");
    }
}

/// <summary>The written state.</summary>
internal sealed record Counter
{
    public required long Count { get; init; }
}
