using ActorCity.Contracts.Queries;
using ActorCity.ReadModels.Sql;

namespace ActorCity.ReadModels.City;

/// <summary>Computes <see cref="ServiceReport"/> from the read models at one moment. Cases are streamed; only throughput times are held.</summary>
internal static class ServiceReportQuery
{
    private const int OfficesMax = 50;

    public static async Task<ServiceReport> RunAsync(CityDatabase database, string service, CancellationToken cancellation = default)
    {
        await using var snapshot = await database.SnapshotAsync(cancellation);
        var cases = new CaseFigures();
        await foreach (var row in snapshot.StreamAsync(CasesOf(snapshot, service), cancellation))
        {
            cases.Add(row);
        }

        return new ServiceReport
        {
            Cases = cases.Cases,
            Events = await CountAsync(snapshot, "SELECT count(*) FROM step_performed WHERE service = ", service, cancellation),
            CasesRepeatingStep = await RepeatedAsync(snapshot, service, cancellation),
            PastDeadline = cases.PastDeadline,
            Channels = cases.Channels(),
            Offices = await BusiestAsync(snapshot, service, cancellation),
            VisitExcess = cases.VisitExcess,
            Visits = await CountAsync(snapshot, "SELECT count(*) FROM visit WHERE service = ", service, cancellation),
        };
    }

    private static SqlQuestion CasesOf(CitySnapshot snapshot, string service) => snapshot
        .Ask("SELECT channel, due_at, first_step_at, last_step_at, visit_count, visit_budget FROM case_view WHERE service = ").Value(service);

    private static async Task<int> CountAsync(CitySnapshot snapshot, string sql, string service, CancellationToken cancellation)
    {
        var count = 0L;
        await foreach (var row in snapshot.StreamAsync(snapshot.Ask(sql).Value(service), cancellation))
        {
            count = row.Long(0);
        }

        return checked((int)count);
    }

    /// <summary>A case that performs a step again writes exactly one row with <c>times = 2</c>, however often it goes on.</summary>
    private static async Task<ImmutableSortedDictionary<string, int>> RepeatedAsync(CitySnapshot snapshot, string service, CancellationToken cancellation)
    {
        var repeated = ImmutableSortedDictionary.CreateBuilder<string, int>(StringComparer.Ordinal);
        var question = snapshot.Ask("SELECT step, count(*) FROM step_performed WHERE service = ").Value(service).Then(" AND times = 2 GROUP BY step");
        await foreach (var row in snapshot.StreamAsync(question, cancellation))
        {
            repeated.Add(row.Text(0), checked((int)row.Long(1)));
        }

        return repeated.ToImmutable();
    }

    private static async Task<ImmutableArray<OfficeFigures>> BusiestAsync(CitySnapshot snapshot, string service, CancellationToken cancellation)
    {
        var offices = ImmutableArray.CreateBuilder<OfficeFigures>();
        var question = snapshot.Ask("SELECT office, count(*), count(DISTINCT case_id) FROM step_performed WHERE service = ").Value(service)
            .Then(" AND office IS NOT NULL GROUP BY office ORDER BY count(*) DESC, office LIMIT ").Value(OfficesMax);
        await foreach (var row in snapshot.StreamAsync(question, cancellation))
        {
            offices.Add(new OfficeFigures { Office = row.Text(0), Events = checked((int)row.Long(1)), Cases = checked((int)row.Long(2)) });
        }

        return offices.DrainToImmutable();
    }
}
