using ActorCity.Contracts;
using ActorCity.Contracts.Access;
using ActorCity.Contracts.Cases;
using ActorCity.Contracts.Deadlines;
using ActorCity.Contracts.Offices;
using ActorCity.Domain.Offices;

namespace ActorCity.Grains.Offices;

/// <summary>What follows a change of an office's standing: the directory learns of it, and lost work is drawn again.</summary>
internal sealed partial class OfficeGrain
{
    private const int SweepRows = 100;

    /// <summary>
    /// Longer than a draw may be on its way: a snapshot of half a second, two calls of eight, a write that waits. No draw can reach this
    /// office unseen after the last sweep.
    /// </summary>
    private static readonly TimeSpan SweepUntil = TimeSpan.FromSeconds(60);

    private static readonly TimeSpan SweepAgain = TimeSpan.FromSeconds(2);

    public async Task<DateTimeOffset?> OnDueAsync(DueItem item)
    {
        if (State is not { } state)
        {
            return null;
        }

        switch (item.Kind)
        {
            case DueKinds.Listing:
                await GrainFactory.Directory().ApplyAsync([OfficeListings.From(state)]);
                return null;
            case DueKinds.Redraw when state.Status is OfficeStatus.Suspended or OfficeStatus.Revoked:
                return await SweepAsync(state);
            default:
                return null;
        }
    }

    private async Task<DateTimeOffset?> SweepAsync(OfficeState state)
    {
        // Idempotent: makes sure no draw from now on sees this office, whatever became of the listing's own due row.
        await GrainFactory.Directory().ApplyAsync([OfficeListings.From(state)]);

        var held = await GrainFactory.WorkQueries().HeldAsync(Code, SweepRows);
        var stuck = false;
        foreach (var work in held.DistinctBy(w => w.Case))
        {
            var redrawn = await GrainFactory.Case<ICaseProcess>(work.Case).RedrawAsync(new RedrawCase
            {
                // One id per try: the case's own rule makes a repetition harmless.
                CommandId = Names.CityCommandId($"redraw-{Guid.NewGuid():N}"),
                Actor = Actor.City,
                From = Code,
                Cause = state.Status == OfficeStatus.Revoked ? "office-revoked" : "office-suspended",
            });
            stuck |= redrawn.IsRefused;
        }

        var now = City.Now;
        return held.Length == SweepRows && !stuck ? now
            : stuck || !held.IsEmpty || now < state.LastEventAt + SweepUntil ? now + SweepAgain
            : null;
    }
}
