using System.Security.Cryptography;
using ActorCity.Contracts;
using ActorCity.Contracts.Deadlines;
using ActorCity.Contracts.Journal;
using ActorCity.Contracts.Routing;
using ActorCity.Domain.Routing;
using Orleans.Runtime;

namespace ActorCity.Grains.Routing;

/// <summary>
/// One day's secret. It is stored first, privately; then the commitment to it is journaled; only then is it used. A crash between
/// the two leaves a secret without commitment, which the next call commits. Calls nobody.
/// </summary>
[GrainType(GrainKeys.DrawEpoch)]
internal sealed class DrawEpochGrain(
    [PersistentState("draw-epoch", Stores.Journal)] IPersistentState<Journaled<EpochState>> store,
    [PersistentState("draw-epoch.secret", Stores.Plain)] IPersistentState<EpochSecret> secret,
    CitySetting city)
    : CityGrain<EpochState>(store, EpochStream.Instance, city), IDrawEpoch, IDrawEpochInquiry, IDueTarget
{
    private const int SecretBytes = 32;

    private DateOnly Date => DateOnly.ParseExact(this.GetPrimaryKeyString().AsSpan(3), "yyyy-MM-dd", CultureInfo.InvariantCulture);

    public async Task<DrawEpoch> GetAsync()
    {
        if (!secret.RecordExists)
        {
            secret.State = new EpochSecret { Value = [.. RandomNumberGenerator.GetBytes(SecretBytes)] };
            try
            {
                await secret.WriteStateAsync();
            }
            catch
            {
                // Stored or not, this copy must not be used.
                DeactivateOnIdle();
                throw;
            }
        }

        var commitment = Convert.ToHexStringLower(SHA256.HashData(secret.State.Value.AsSpan()));
        if (State is null)
        {
            var now = City.Now;
            await CommitAsync("commit-epoch", now, EpochRules.Commit(State, Date, commitment));
        }

        return new DrawEpoch { Date = Date, Secret = secret.State.Value, Commitment = commitment };
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
        if (State is { } state && item.Kind == DueKinds.Reveal && secret.RecordExists)
        {
            var decision = EpochRules.Reveal(state, Convert.ToHexStringLower(secret.State.Value.AsSpan()));
            if (decision.Refusal is null)
            {
                await CommitAsync("reveal-epoch", City.Now, decision);
            }
        }

        return null;
    }
}

/// <summary>The secret of an epoch, apart from the journal until its day is over.</summary>
[GenerateSerializer, Immutable, Alias("ac.state.epoch-secret")]
public sealed record EpochSecret
{
    /// <summary>32 random bytes.</summary>
    [Id(0)] public ImmutableArray<byte> Value { get; init; } = [];
}
