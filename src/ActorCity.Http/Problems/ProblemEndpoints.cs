namespace ActorCity.Http.Problems;

/// <summary>The pages that problem documents point to.</summary>
internal static class ProblemEndpoints
{
    public static void MapProblems(this IEndpointRouteBuilder routes) =>
        routes.MapGroup("/problems").WithTags("Problems").MapGet("/{code}", Get).Produces<ProblemPage>()
            .Named("getProblem", "What a code means", "In both languages, with advice for citizens, clerks and operators.");

    private static IResult Get(string code) =>
        ProblemStatus.Find(code) is { } status && ProblemTexts.Find(ProblemTexts.Persian, code) is { } fa && ProblemTexts.Find(ProblemTexts.English, code) is { } en
            ? Reply.Json(new ProblemPage { Code = code, Status = status, Fa = fa, En = en })
            : Reply.Refuse(RequestErrors.NoSuchPath);
}
