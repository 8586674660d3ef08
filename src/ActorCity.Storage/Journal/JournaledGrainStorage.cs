using System.Diagnostics;
using ActorCity.Contracts.Journal;
using ActorCity.Storage.Indexing;
using ActorCity.Storage.Serialization;
using Orleans.Storage;

namespace ActorCity.Storage.Journal;

/// <summary>
/// Stores a grain's state and its commit (journal entry, read-model rows, due times, outbox) in one transaction, together with
/// whatever other grains write at the same moment.
/// </summary>
internal sealed class JournaledGrainStorage(
    ICommitQueue queue, IStateReader reader, CityStateSerializer serializer, IndexTables tables) : IGrainStorage
{
    public async Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        var stored = await reader.ReadAsync(GrainRowKey.Of(stateName, grainId));
        grainState.State = stored?.Payload is { } payload
            ? (T)serializer.Deserialize(typeof(T), payload)
            : Activator.CreateInstance<T>();
        grainState.ETag = stored?.Version.ToString(CultureInfo.InvariantCulture);
        grainState.RecordExists = stored?.Payload is not null;
    }

    public async Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        var key = GrainRowKey.Of(stateName, grainId);
        if (grainState.State is not IJournaled state)
        {
            throw new InvalidOperationException($"State '{stateName}' is no Journaled<T>: it belongs to the store '{Stores.Plain}'.");
        }

        if (state.Pending is not { } commit)
        {
            throw new InvalidOperationException($"State '{stateName}' of {grainId} is written without a commit: nothing happened that could be journaled.");
        }

        if (commit.Entry.Stream != key.Key)
        {
            throw new InvalidOperationException($"The commit of {grainId} is for stream '{commit.Entry.Stream}'.");
        }

        var (sequence, head) = (state.Sequence, state.Head);
        try
        {
            var row = Encode(key, typeof(T), grainState.State, state, commit, grainState.ETag);
            queue.Enqueue(row);
            if (!await row.Outcome)
            {
                throw new InconsistentStateException(
                    $"Version conflict: state '{stateName}' of {grainId} is not at version {grainState.ETag ?? "none"} any more.",
                    "unknown", grainState.ETag);
            }

            grainState.ETag = ((row.Expected ?? 0) + 1).ToString(CultureInfo.InvariantCulture);
            grainState.RecordExists = true;
            state.Pending = null;
        }
        catch
        {
            (state.Sequence, state.Head) = (sequence, head);
            throw;
        }
    }

    public Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) =>
        throw new NotSupportedException($"A journaled state is never cleared ('{stateName}' of {grainId}): what happened, happened.");

    private static ImmutableArray<DueChange> LastOfEachKind(ImmutableArray<DueChange> changes) =>
        changes.Length < 2 ? changes : [.. changes.GroupBy(c => c.Kind, StringComparer.Ordinal).Select(g => g.Last())];

    // On the caller's thread: a lane only moves bytes.
    private CommitRow Encode(GrainRowKey key, Type type, object boxed, IJournaled state, Commit commit, string? etag)
    {
        var entry = EncodedEntry.Next(commit.Entry, state.Sequence + 1, [.. state.Head]);
        state.Sequence = entry.Sequence;
        state.Head = [.. entry.Hash];
        return new CommitRow
        {
            Key = key,
            Expected = string.IsNullOrEmpty(etag) ? null : int.Parse(etag, CultureInfo.InvariantCulture),
            Payload = serializer.SerializeToBytes(type, boxed),
            Entry = entry,
            Index = tables.Place(commit.Rows),
            Due = LastOfEachKind(commit.Due),
            Outbox = commit.Outbox,
            Deadline = commit.Within is { } within ? Stopwatch.GetTimestamp() + (long)(within.TotalSeconds * Stopwatch.Frequency) : null,
        };
    }
}
