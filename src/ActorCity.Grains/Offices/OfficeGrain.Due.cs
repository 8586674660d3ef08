using ActorCity.Contracts;
using ActorCity.Contracts.Access;
using ActorCity.Contracts.Cases;
using ActorCity.Contracts.Deadlines;
using ActorCity.Domain.Offices;

namespace ActorCity.Grains.Offices;

/// <summary>What follows a change of an office's standing: the directory learns of it, and lost work is drawn again.</summary>
internal sealed partial class OfficeGrain
{
    /// <summary>Steps looked at per wake: a wake must be short, since commands of the office wait for it.</summary>
    private const int SweepRows = 100;

    private const int RedrawsAtOnce = 8;

    private static readonly TimeSpan SweepTime = TimeSpan.FromSeconds(2);

    /// <summary>
    /// Longer than a draw may be on its way: a snapshot of half a second, two calls of eight, a write that waits. No draw can reach this
    /// office unseen after the last sweep.
    /// </summary>
    private static readonly TimeSpan SweepUntil = TimeSpan.FromSeconds(60);

    private static readonly TimeSpan SweepAgain = TimeSpan.FromSeconds(2);

    /// <summary>Longest wait between two sweeps that moved nothing.</summary>
    private static readonly TimeSpan SweepAgainMax = TimeSpan.FromSeconds(60);

    /// <summary>How far each kind's sweep has come. Lost with the activation: the next one begins anew, and finds what is still held.</summary>
    private readonly Dictionary<string, SweepProgress> sweeps = [];

    public async Task<DateTimeOffset?> OnDueAsync(DueItem item)
    {
        if (State is not { } state)
        {
            return null;
        }

        if (item.Kind == DueKinds.Listing)
        {
            await directory.ApplyAsync(OfficeListings.From(state));
            return null;
        }

        if (OfficeSweeps.Of(state, item) is not { } sweep)
        {
            sweeps.Remove(item.Kind);
            return null;
        }

        // Another silo's clock may be ahead of this one: work is not lost before its time.
        return City.Now < sweep.Since ? sweep.Since : await SweepAsync(sweep, item);
    }

    /// <summary>One piece of a walk over all held work by case number. The walk is repeated until it finds nothing that must go.</summary>
    private async Task<DateTimeOffset?> SweepAsync(OfficeSweep sweep, DueItem item)
    {
        var progress = sweeps.TryGetValue(item.Kind, out var known) && known.Number == item.Number ? known : new SweepProgress { Number = item.Number };
        sweeps[item.Kind] = progress;
        if (progress.After is null)
        {
            // Idempotent: makes sure no draw from now on sees this office as it was, whatever became of the listing's own due row.
            await directory.ApplyAsync(OfficeListings.From(State!));
            progress.Begin(City.Now);
        }

        var begun = City.Now;
        var held = await GrainFactory.WorkQueries().HeldAsync(Code, progress.After, SweepRows);
        var lost = held.Where(w => sweep.Takes(w.Service)).Select(w => w.Case).Distinct();
        foreach (var cases in lost.Chunk(RedrawsAtOnce))
        {
            var moved = (await Task.WhenAll(cases.Select(id => RedrawAsync(id, sweep.Cause)))).Count(done => done);
            progress.Count(moved, cases.Length - moved);
            if (City.Now - begun > SweepTime)
            {
                progress.After = cases[^1];
                return City.Now;
            }
        }

        if (held.Length == SweepRows)
        {
            progress.After = held[^1].Case;
            return City.Now;
        }

        progress.After = null;
        if (!progress.Found && progress.Began >= sweep.Since + SweepUntil)
        {
            sweeps.Remove(item.Kind);
            return null;
        }

        return City.Now + progress.Wait(SweepAgain, SweepAgainMax);
    }

    /// <returns>False if the case stays for now: no office is eligible, it changed meanwhile, or it failed.</returns>
    private async Task<bool> RedrawAsync(CaseId id, string cause)
    {
        try
        {
            var redrawn = await GrainFactory.Case<ICaseProcess>(id).RedrawAsync(new RedrawCase
            {
                // One id per try: the case's own rule makes a repetition harmless.
                CommandId = Names.CityCommandId($"redraw-{Guid.NewGuid():N}"),
                Actor = Actor.City,
                From = Code,
                Cause = cause,
            });
            return !redrawn.IsRefused;
        }
#pragma warning disable CA1031 // One case's fault must not keep the others; the next walk tries it again.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            City.Log.LogRedrawFailed(id.Key, Code, fault);
            return false;
        }
    }

    /// <summary>One due time's walks.</summary>
    private sealed class SweepProgress
    {
        private int moved;
        private int stuck;
        private int idle;

        public required long Number { get; init; }

        /// <summary>The last case that this walk looked at; null: it begins anew.</summary>
        public CaseId? After { get; set; }

        public DateTimeOffset Began { get; private set; }

        /// <summary>This walk met work that had to go.</summary>
        public bool Found => moved + stuck > 0;

        public void Begin(DateTimeOffset now) => (Began, moved, stuck) = (now, 0, 0);

        public void Count(int more, int less) => (moved, stuck) = (moved + more, stuck + less);

        /// <summary>Twice as long after every walk that met only what it could not move.</summary>
        public TimeSpan Wait(TimeSpan first, TimeSpan most)
        {
            idle = stuck > 0 && moved == 0 ? Math.Min(idle + 1, 16) : 0;
            var wait = first * Math.Pow(2, Math.Max(0, idle - 1));
            return wait < most ? wait : most;
        }
    }
}
