using System.Collections.Immutable;
using System.Text.Json;
using ActorCity.Contracts;
using ActorCity.Contracts.Journal;
using ActorCity.Contracts.Queries;
using ActorCity.Domain.Cases;
using ActorCity.Domain.Catalogue;
using ActorCity.Domain.Offices;
using Microsoft.Extensions.DependencyInjection;

namespace ActorCity.Grains.Tests;

/// <summary>Every command of the city whose write failed, sent again under its own id.</summary>
public sealed class RetryTests(CityCluster city) : IClassFixture<CityCluster>
{
    private static readonly Dictionary<Type, Func<CityCluster, Task<Retry>>> Table = new([.. ApplicantRetries.All, .. OfficeRetries.All, .. MoneyRetries.All, .. StewardRetries.All]);

    public static TheoryData<string, Fault> EveryCommandAndFault()
    {
        var data = new TheoryData<string, Fault>();
        foreach (var command in Table.Keys)
        {
            data.Add(command.Name, Fault.BeforeCommit);
            data.Add(command.Name, Fault.AfterCommit);
        }

        return data;
    }

    [Fact]
    public void No_command_of_the_city_is_missing()
    {
        var commands = typeof(CityCommand).Assembly.GetTypes().Where(t => !t.IsAbstract && t.IsAssignableTo(typeof(CityCommand)));

        Assert.Equal(commands.Select(t => t.Name).Order(StringComparer.Ordinal), Table.Keys.Select(t => t.Name).Order(StringComparer.Ordinal));
    }

    [Theory, MemberData(nameof(EveryCommandAndFault))]
    public async Task A_command_whose_write_failed_has_an_unknown_outcome_and_counts_once_when_sent_again(string name, Fault fault)
    {
        var retry = await Table.Single(t => t.Key.Name == name).Value(city);
        var before = await JournalAsync(retry.Stream);

        city.Faults.Arm(retry.Stream, fault);
        await Assert.ThrowsAsync<OutcomeUnknownException>(retry.Send);
        Assert.Equal(before.Length + (fault == Fault.AfterCommit ? 1 : 0), (await JournalAsync(retry.Stream)).Length);
        var first = await retry.Send();
        var second = await retry.Send();

        var after = await JournalAsync(retry.Stream);
        Assert.Equal(before.Length + 1, after.Length);
        Assert.Equal(retry.CommandId, after[^1].CommandId);
        Assert.Equal(retry.Read(after[^1].Answer), first);
        Assert.Equal(first, second);
        await AssertFoldAsync(retry.Stream, after);
    }

    private Task<ImmutableArray<JournalEntry>> JournalAsync(string stream) => city.Silo().GetRequiredService<IJournalReader>().ReadAsync(stream, 0, 1000);

    private Task AssertFoldAsync(string stream, ImmutableArray<JournalEntry> journal) => GrainKeys.TypeOf(stream) switch
    {
        GrainKeys.Case => AssertFoldAsync<CaseState>(GrainKeys.Case, stream, journal),
        GrainKeys.Office => AssertFoldAsync<OfficeState>(GrainKeys.Office, stream, journal),
        GrainKeys.Service => AssertFoldAsync<ServiceState>(GrainKeys.Service, stream, journal),
        var other => throw new ArgumentException($"Nobody gives commands to {other}.", nameof(stream)),
    };

    /// <summary>What is stored is what the journal folds to.</summary>
    private async Task AssertFoldAsync<TState>(string grain, string stream, ImmutableArray<JournalEntry> journal) where TState : class
    {
        var services = city.Silo();
        var projection = services.GetRequiredService<IStreamProjector>().Begin(stream);
        foreach (var entry in journal)
        {
            projection.Apply(entry);
        }

        var stored = new GrainState<Journaled<TState>>(new());
        await services.GetRequiredKeyedService<Orleans.Storage.IGrainStorage>(Stores.Journal).ReadStateAsync(grain, GrainId.Create(grain, stream), stored);
        Assert.Equal(JsonSerializer.Serialize(projection.State, CityJson.Stored), JsonSerializer.Serialize<object>(stored.State!.State!, CityJson.Stored));
    }
}
