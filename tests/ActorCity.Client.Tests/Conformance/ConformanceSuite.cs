namespace ActorCity.Client.Tests.Conformance;

/// <summary>What every way to the city must do alike. Each test makes its own cases.</summary>
public abstract partial class ConformanceSuite
{
    protected const string Service = "minor-works";

    protected static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>The city, for nobody in particular.</summary>
    protected abstract IActorCity City { get; }

    private IActorCity As(Actor actor) => City.As(new FixedUser(People.Token(actor)));

    private IActorCity Clerk => As(People.Clerk);

    private static string NewApplicant() => $"applicant-{Guid.NewGuid():N}"[..40];

    private static NewCase Opening(string? applicant = null, string service = Service) =>
        new() { Service = service, Applicant = applicant ?? NewApplicant(), Reference = "plot-7", IntakeOffice = People.Intake, VisitReason = "hands in the papers" };

    private static NewDocument Document(string item) =>
        new() { Item = item, FileName = "سند.pdf", MediaType = "application/pdf", Bytes = 12_345, Sha256 = new string('a', 64) };

    private async Task<CaseId> OpenAsync(string? applicant = null, string service = Service) =>
        (await Clerk.Intake.OpenAsync(Opening(applicant, service), cancellation: Cancellation)).AnswerOrThrow().Case;

    /// <summary>Opens, completes and hands in; gives the office that the draw brought it to.</summary>
    private async Task<(CaseId Id, string Office)> SubmitAsync()
    {
        var id = await OpenAsync();
        (await Clerk.Intake.AttachDocumentAsync(id, Document("title-deed"), cancellation: Cancellation)).AnswerOrThrow();
        (await Clerk.Intake.AttachDocumentAsync(id, Document("request-form"), cancellation: Cancellation)).AnswerOrThrow();
        return (id, (await Clerk.Intake.SubmitAsync(id, cancellation: Cancellation)).AnswerOrThrow().Holder!);
    }

    /// <summary>Takes at an office until it gives this case.</summary>
    private async Task<TakenWork> TakeAsync(CaseId id, string office)
    {
        while (true)
        {
            var taken = (await As(People.Examiner(office)).Work.TakeNextAsync(cancellation: Cancellation)).AnswerOrThrow();
            if (taken.Case == id)
            {
                return taken;
            }
        }
    }

    private static string CodeOf<T>(CommandResult<T> result) where T : notnull => result.Match(
        _ => "applied", refused => refused.Code, _ => "conflict", _ => "unknown");
}
