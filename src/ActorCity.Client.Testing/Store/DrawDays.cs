using System.Security.Cryptography;
using System.Text;
using ActorCity.Contracts.Deadlines;
using ActorCity.Domain.Deadlines;
using ActorCity.Domain.Routing;

namespace ActorCity.Client.Testing.Store;

/// <summary>The draw epochs of the fake city. Their secrets are none: a test can be repeated.</summary>
internal sealed class DrawDays(CityStore store)
{
    public DrawEpoch Today()
    {
        var date = CivilTime.DateAt(store.Clock.Now);
        var day = Day(date);
        day.Happen("commit-epoch", EpochRules.Commit(day.State, date, SecretOf(date), store.Clock.Now));
        return EpochRules.ForDrawing(day.State!, SecretOf(date));
    }

    /// <summary>What anybody may know of a day.</summary>
    public IDrawEpochInquiry Inquiry(DateOnly date) => Day(date);

    private EpochDay Day(DateOnly date) =>
        store.Get($"dr-{date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}", key => new EpochDay(store, key, SecretOf(date)));

    private static ImmutableArray<byte> SecretOf(DateOnly date) =>
        [.. SHA256.HashData(Encoding.UTF8.GetBytes($"the fake city's secret of {date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}"))];

    private sealed class EpochDay(CityStore store, string key, ImmutableArray<byte> secret) : CityStream<EpochState>(store, EpochStream.Instance, key), IDrawEpochInquiry
    {
        public Task<DrawEpochView?> GetPublicAsync() => Store.Alone(() => State?.ToView());

        protected override DateTimeOffset? OnDue(DueItem item)
        {
            Happen("reveal-epoch", EpochRules.Reveal(State, secret, Store.Clock.Now));
            return null;
        }
    }
}
