using System.Text.Json;
using ActorCity.Silo.Hosting;
using ActorCity.Silo.Journal;
using ActorCity.Storage.Journal;
using Microsoft.Extensions.DependencyInjection;

namespace ActorCity.Silo.Tests.Journal;

public sealed class JournalExportTests : IDisposable
{
    private readonly DirectoryInfo data = Directory.CreateTempSubdirectory("actorcity-export-");

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_whole_journal_is_written_by_stream_and_sequence_with_its_chain()
    {
        var settings = CitySettings.Read(new CommandLineSettings { Data = data.FullName, Offices = 5, Urls = "http://127.0.0.1:0", FreePorts = true });
        await using (await RunningCity.StartAsync(settings, http: false, seed: true, progress: null, Stop))
        {
        }

        await using var services = new ServiceCollection().AddLogging().AddSingleton(TimeProvider.System).AddCityDatabase(settings.Options).BuildServiceProvider();
        using var file = new MemoryStream();
        var result = await JournalExport.WriteAsync(services.GetRequiredService<JournalScan>(), file, (_, _) => { }, Stop);

        Assert.Empty(result.Problems);
        var lines = System.Text.Encoding.UTF8.GetString(file.ToArray()).Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(l => JsonDocument.Parse(l).RootElement).ToList();
        Assert.Equal(result.Entries, lines.Count);
        Assert.Equal(result.Streams, lines.DistinctBy(Stream).Count());
        foreach (var (before, after) in lines.Zip(lines.Skip(1)))
        {
            var follows = Stream(before) == Stream(after);
            Assert.True(follows || string.CompareOrdinal(Stream(before), Stream(after)) < 0);
            Assert.Equal(follows ? after.GetProperty("sequence").GetInt64() - 1 : 0, follows ? before.GetProperty("sequence").GetInt64() : 0);
            Assert.Equal(follows ? before.GetProperty("hash").GetString() : "", after.GetProperty("previousHash").GetString());
        }

        Assert.Contains(lines, l => l.GetProperty("events")[0].GetProperty("type").GetString() == "service.drafted");
        Assert.All(lines, l => Assert.Equal(64, l.GetProperty("hash").GetString()!.Length));
    }

    public void Dispose()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        data.Delete(recursive: true);
    }

    private static string Stream(JsonElement line) => line.GetProperty("stream").GetString()!;
}
