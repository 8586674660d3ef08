using System.Text.Json;
using ActorCity.Contracts.Deadlines;
using ActorCity.Domain.Routing;
using ActorCity.Domain.Tests.Model;

namespace ActorCity.Domain.Tests.Routing;

public sealed class EpochRulesTests
{
    private static readonly DateOnly Day = new(2026, 4, 4);
    private readonly JournalStream<EpochState> epoch = new(EpochStream.Instance, "dr-2026-04-04");
    private readonly ImmutableArray<byte> secret = ModelCity.SecretOf(Day);

    [Fact]
    public void The_secret_is_in_no_state_and_no_journal_before_it_is_revealed()
    {
        Commit();

        var hex = Convert.ToHexStringLower(secret.AsSpan());
        Assert.Equal(32, secret.Length);
        Assert.DoesNotContain(hex, JsonSerializer.Serialize(epoch.State, CityJson.Stored), StringComparison.Ordinal);
        Assert.DoesNotContain(hex, JsonSerializer.Serialize(epoch.Journal[0].Events, CityJson.Stored), StringComparison.Ordinal);
    }

    [Fact]
    public void A_day_is_committed_once()
    {
        Commit();

        Assert.Null(EpochRules.Commit(epoch.State, Day, secret, ModelCity.Start));
        Assert.Equal(secret, EpochRules.ForDrawing(epoch.State!, secret).Secret);
    }

    [Fact]
    public void The_secret_comes_out_an_hour_after_the_day_and_not_before()
    {
        Commit();

        // Midnight in the city is 20:30 UTC.
        var due = new DateTimeOffset(2026, 4, 4, 21, 30, 0, TimeSpan.Zero);
        Assert.Equal(new DueChange(DueKinds.Reveal, 1, due), epoch.Due[DueKinds.Reveal]);
        Assert.Null(EpochRules.Reveal(epoch.State, secret, due.AddTicks(-1)));
        Assert.Null(epoch.Take(EpochRules.Reveal(epoch.State, secret, due)!, "reveal-1", Actor.City, due, new CityTables(), out var view));
        Assert.Equal(Convert.ToHexStringLower(secret.AsSpan()), view!.Secret);
        Assert.Empty(epoch.Due);
        Assert.Null(EpochRules.Reveal(epoch.State, secret, due.AddDays(1)));
    }

    [Fact]
    public void Another_secret_than_the_committed_one_is_a_fault()
    {
        Commit();

        Assert.Throws<InvalidOperationException>(() => EpochRules.ForDrawing(epoch.State!, secret.SetItem(0, (byte)(secret[0] ^ 1))));
    }

    private void Commit() =>
        Assert.Null(epoch.Take(EpochRules.Commit(null, Day, secret, ModelCity.Start)!, "commit-1", Actor.City, ModelCity.Start, new CityTables(), out _));
}
