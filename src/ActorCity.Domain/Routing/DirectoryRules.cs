using System.Security.Cryptography;
using System.Text;
using ActorCity.Contracts.Journal;
using ActorCity.Contracts.Routing;
using ActorCity.Contracts.Routing.Events;

namespace ActorCity.Domain.Routing;

/// <summary>How the directory follows the offices.</summary>
public static class DirectoryRules
{
    /// <summary>Takes over newer listings; the answer is the snapshot's version. Null: none is newer than what is known.</summary>
    /// <exception cref="InvalidOperationException">The city has more than <see cref="DirectoryState.OfficesMax"/> offices.</exception>
    public static Decision<DirectoryState, long>? Apply(DirectoryState? state, ImmutableArray<OfficeListing> listings, DateTimeOffset now)
    {
        var known = (state?.Offices ?? []).ToDictionary(o => o.Office, o => o.OfficeVersion, StringComparer.Ordinal);
        var newer = listings
            .GroupBy(l => l.Office, StringComparer.Ordinal)
            .Select(g => g.MaxBy(l => l.OfficeVersion)!)
            .Where(l => !known.TryGetValue(l.Office, out var version) || version < l.OfficeVersion)
            .OrderBy(l => l.Office, StringComparer.Ordinal)
            .ToImmutableArray();
        if (newer.IsEmpty)
        {
            return null;
        }

        var merged = Merge(state?.Offices ?? [], newer);
        if (merged.Length > DirectoryState.OfficesMax)
        {
            throw new InvalidOperationException($"The directory takes {DirectoryState.OfficesMax} offices; this would be the {merged.Length}th.");
        }

        return Decision<DirectoryState, long>.Accept([new DirectoryChanged { Listings = newer, Hash = Hash(merged) }], s => s.Version);
    }

    /// <summary>
    /// SHA-256 of the listings in canonical form, hexadecimal. One line per office: code, office version, 1 or 0 for active, last day of the
    /// licence or <c>-</c>, weight, scope separated by commas; the fields separated by tabs.
    /// </summary>
    public static string Hash(ImmutableArray<OfficeListing> sortedOffices)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var o in sortedOffices)
        {
            var until = o.LicensedUntil?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "-";
            var line = string.Create(
                CultureInfo.InvariantCulture,
                $"{o.Office}\t{o.OfficeVersion}\t{(o.Active ? 1 : 0)}\t{until}\t{o.Weight}\t{string.Join(',', o.Scope)}\n");
            hash.AppendData(Encoding.UTF8.GetBytes(line));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    internal static ImmutableArray<OfficeListing> Merge(ImmutableArray<OfficeListing> offices, ImmutableArray<OfficeListing> newer)
    {
        var replaced = newer.Select(l => l.Office).ToHashSet(StringComparer.Ordinal);
        return [.. offices.Where(o => !replaced.Contains(o.Office)).Concat(newer).OrderBy(o => o.Office, StringComparer.Ordinal)];
    }
}

/// <summary>How the directory's journal folds.</summary>
public sealed class DirectoryStream : IStreamRules<DirectoryState>
{
    private DirectoryStream() { }

    public static DirectoryStream Instance { get; } = new();

    /// <inheritdoc/>
    public DirectoryState Evolve(DirectoryState? state, EntryHead head, ImmutableArray<CityEvent> events)
    {
        var next = (state ?? new DirectoryState { Version = 0, Hash = "", LastEventAt = head.At }) with
        {
            Version = head.Sequence,
            LastEventAt = head.At,
        };
        foreach (var changed in events.OfType<DirectoryChanged>())
        {
            next = next with { Offices = DirectoryRules.Merge(next.Offices, changed.Listings), Hash = changed.Hash };
        }

        return next;
    }

    /// <inheritdoc/>
    public ImmutableArray<IndexRow> Rows(DirectoryState? before, DirectoryState after, JournalEntry entry) => [];

    /// <inheritdoc/>
    public ImmutableArray<DueChange> Due(DirectoryState? before, DirectoryState after) => [];
}
