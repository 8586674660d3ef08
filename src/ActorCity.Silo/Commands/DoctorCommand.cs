using ActorCity.Silo.Catalogue;
using ActorCity.Silo.Hosting;
using ActorCity.Storage;

namespace ActorCity.Silo.Commands;

/// <summary><c>actorcity doctor</c>: looks, changes nothing, works beside a running city. Exit code 3 if something is not in order.</summary>
internal static class DoctorCommand
{
    private static readonly TimeSpan DueLateMax = TimeSpan.FromMinutes(1);

    public static async Task<int> RunAsync(CitySettings settings, Terminal terminal, CancellationToken stop)
    {
        var findings = new List<Finding>();
        StorageFacts? facts = null;
        if (settings.Options.Storage.Engine == StorageEngine.SQLite && !Directory.Exists(settings.Options.Data))
        {
            findings.Add(new("database", false, $"There is no city in '{Path.GetFullPath(settings.Options.Data)}' yet; 'actorcity serve' makes one."));
        }
        else
        {
            await using var services = new ServiceCollection()
                .AddLogging().AddSingleton(TimeProvider.System).AddCityDatabase(settings.Options).BuildServiceProvider();
            var health = services.GetRequiredService<StorageHealth>();
            var standing = await health.CheckAsync(stop);
            findings.Add(new("database", standing.Healthy, standing.Problem ?? "reachable and migrated"));
            if (standing.Healthy)
            {
                facts = await health.FactsAsync(stop);
                findings.AddRange(Judge(facts));
            }
        }

        findings.Add(Catalogue());
        var inOrder = findings.TrueForAll(f => f.InOrder);
        terminal.Say(new { inOrder, findings, storage = facts }, () => Words(findings, facts));
        return inOrder ? ExitCodes.Done : ExitCodes.NotInOrder;
    }

    private static IEnumerable<Finding> Judge(StorageFacts facts)
    {
        yield return new("rows", facts.DuplicateStates == 0, facts.DuplicateStates == 0 ? "every grain has one row" : $"{facts.DuplicateStates} grains have two rows");

        var late = facts.OldestDue is { } oldest ? DateTimeOffset.UtcNow - oldest : TimeSpan.Zero;
        yield return new("deadlines", late < DueLateMax, late < DueLateMax ? $"{facts.DueRows} due times, none waiting long" : $"the oldest due time has waited {late:d\\.hh\\:mm\\:ss}; is a silo running?");
        yield return new("due targets", facts.DueFailing == 0, facts.DueFailing == 0 ? "none fails" : $"{facts.DueFailing} due times fail again and again; see the log for event 1102");
    }

    private static Finding Catalogue()
    {
        try
        {
            var files = CatalogueFiles.Default;
            foreach (var code in files.ServiceCodes())
            {
                files.Service(code);
            }

            _ = (files.Calendar(), files.DemoCity());
            return new("catalogue", true, "every file is right");
        }
        catch (CityStartException wrong)
        {
            return new("catalogue", false, wrong.Message);
        }
    }

    private static string Words(List<Finding> findings, StorageFacts? facts)
    {
        var lines = findings.Select(f => $"{(f.InOrder ? "ok   " : "WRONG")}  {f.Subject,-12} {f.Words}").ToList();
        if (facts is not null)
        {
            lines.Add($"       {facts.Engine} {facts.EngineVersion}, {facts.Bytes / 1024:n0} KB, {facts.States} grains, {facts.JournalEntries} journal entries, {facts.OutboxMessages} messages waiting");
        }

        return string.Join(Environment.NewLine, lines);
    }

    private sealed record Finding(string Subject, bool InOrder, string Words);
}
