using ActorCity.Contracts.Catalogue;
using ActorCity.Contracts.Queries;

namespace ActorCity.Http.Oversight;

/// <summary>Figures that everybody may see.</summary>
internal static class ReportEndpoints
{
    public static void MapReports(this IEndpointRouteBuilder routes) =>
        routes.MapGroup("/v1/reports").WithTags("Reports").MapGet("/services/{code}", GetAsync).Produces<ServiceReport>()
            .Named("getServiceReport", "Figures of one service", "Over all its cases: repeated steps, missed deadlines, throughput per channel, offices, visits. 503 while others are being made: try again.");

    private static async Task<IResult> GetAsync(string code, IGrainFactory grains)
    {
        if (!Names.IsCode(code))
        {
            return Reply.Refuse(ServiceErrors.Unknown);
        }

        var report = await grains.CityQueries().ReportAsync(code);
        return report.Cases == 0 && await grains.Service<IServiceInquiry>(code).GetAsync(1) is null
            ? Reply.Refuse(ServiceErrors.Unknown)
            : Reply.Json(report);
    }
}
