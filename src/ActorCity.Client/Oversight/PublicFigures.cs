using ActorCity.Client.Sending;
using ActorCity.Client.Transport;
using ActorCity.Contracts.Catalogue;
using ActorCity.Contracts.Queries;
using ActorCity.Contracts.Routing;

namespace ActorCity.Client.Oversight;

internal sealed class PublicFigures(Courier courier) : IOversight
{
    public async Task<ServiceReport?> ServiceReportAsync(string service, CancellationToken cancellation) =>
        !Names.IsCode(service) ? null : await courier.AskAsync(
            new Question<ServiceReport?>(
                grains => ReportAsync(grains, service), https => https.FindAsync<ServiceReport>($"v1/reports/services/{Uri.EscapeDataString(service)}")),
            cancellation);

    public Task<DrawEpochView?> DrawEpochAsync(DateOnly date, CancellationToken cancellation) => courier.AskAsync(
        new Question<DrawEpochView?>(
            grains => grains.DrawEpoch<IDrawEpochInquiry>(date).GetPublicAsync(),
            https => https.FindAsync<DrawEpochView>($"v1/draw-epochs/{date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}")),
        cancellation);

    private static async Task<ServiceReport?> ReportAsync(IGrainFactory grains, string code)
    {
        var report = await grains.CityQueries().ReportAsync(code);
        return report.Cases == 0 && await grains.Service<IServiceInquiry>(code).GetAsync(1) is null ? null : report;
    }
}
