using System.Security.Cryptography;
using ActorCity.Contracts;
using ActorCity.Contracts.Deadlines;
using ActorCity.Contracts.Journal;
using ActorCity.Contracts.Routing;
using ActorCity.Domain.Routing;

namespace ActorCity.Grains.Routing;

/// <summary>
/// One day's secret. Its salt is stored first; then the commitment is journaled; only then is the secret used. A crash between the two
/// leaves a salt without commitment, which the next call commits. Calls nobody.
/// </summary>
[GrainType(GrainKeys.DrawEpoch)]
internal sealed class DrawEpochGrain(
    [PersistentState("draw-epoch", Stores.Journal)] IPersistentState<Journaled<EpochState>> store,
    [PersistentState("draw-epoch.salt", Stores.Plain)] IPersistentState<EpochSalt> salt,
    CitySetting city)
    : CityGrain<EpochState>(store, EpochStream.Instance, city), IDrawEpoch, IDrawEpochInquiry, IDueTarget
{
    private const int SaltBytes = 32;

    /// <summary>
    /// Needs both the stored salt and the city's key. With the key kept outside the database, neither a copy of the one nor of the other alone
    /// foresees a draw.
    /// </summary>
    private ImmutableArray<byte> Secret =>
        [.. Convert.FromHexString(City.Pseudonyms.Of("draw-epoch", Convert.ToHexStringLower(salt.State.Value.AsSpan())))];

    private DateOnly Date => DateOnly.ParseExact(this.GetPrimaryKeyString().AsSpan(3), "yyyy-MM-dd", CultureInfo.InvariantCulture);

    public async Task<DrawEpoch> GetAsync()
    {
        if (!salt.RecordExists)
        {
            salt.State = new EpochSalt { Value = [.. RandomNumberGenerator.GetBytes(SaltBytes)] };
            try
            {
                await salt.WriteStateAsync();
            }
            catch
            {
                // Stored or not, this copy must not be used.
                DeactivateOnIdle();
                throw;
            }
        }

        if (EpochRules.Commit(State, Date, Secret, City.Now) is { } commitment)
        {
            await CommitAsync("commit-epoch", City.Now, commitment);
        }

        return EpochRules.ForDrawing(State!, Secret);
    }

    public Task<DrawEpochView?> GetPublicAsync()
    {
        if (State is null)
        {
            DeactivateOnIdle();
        }

        return Task.FromResult(State?.ToView());
    }

    public async Task<DateTimeOffset?> OnDueAsync(DueItem item)
    {
        var now = City.Now;
        if (item.Kind == DueKinds.Reveal && salt.RecordExists && EpochRules.Reveal(State, Secret, now) is { } decision)
        {
            await CommitAsync("reveal-epoch", now, decision);
        }

        return null;
    }
}

/// <summary>What makes a day's secret more than a function of the city's key.</summary>
[GenerateSerializer, Immutable, Alias("ac.state.epoch-salt")]
public sealed record EpochSalt
{
    /// <summary>32 random bytes.</summary>
    [Id(0)] public ImmutableArray<byte> Value { get; init; } = [];
}
