using System.Globalization;
using ActorCity.Client;
using ActorCity.Contracts.Cases;

namespace ActorCity.Samples.ConsoleClerk;

/// <summary>One line, one act: <c>open SERVICE APPLICANT</c>, <c>visit CASE [WHY]</c>, <c>submit CASE</c>, <c>show CASE</c>.</summary>
public sealed class Counter(IActorCity city, string office)
{
    public async Task ServeAsync(TextReader input, TextWriter output, CancellationToken cancellation)
    {
        while (await input.ReadLineAsync(cancellation) is { } line)
        {
            var words = line.Split(' ', 3, StringSplitOptions.RemoveEmptyEntries);
            await output.WriteLineAsync(words switch
            {
                ["open", var service, var applicant] =>
                    Tell(await city.Intake.OpenAsync(new NewCase { Service = service, Applicant = applicant, IntakeOffice = office }, null, cancellation)),
                ["visit", var number, .. var why] when CaseId.TryParse(number, out var id) =>
                    Tell(await city.Intake.RegisterVisitAsync(id, new NewVisit { Office = office, AskedBy = "citizen", Reason = why.FirstOrDefault() }, null, cancellation)),
                ["submit", var number] when CaseId.TryParse(number, out var id) => Tell(await city.Intake.SubmitAsync(id, null, cancellation)),
                ["show", var number] when CaseId.TryParse(number, out var id) => Show(await city.Cases.GetAsync(id, cancellation)),
                _ => "open SERVICE APPLICANT | visit CASE [WHY] | submit CASE | show CASE",
            });
        }
    }

    private static string Tell(CommandResult<CaseReceipt> result) => result.Match(
        applied => $"{applied.Answer.Case}: {applied.Answer.Status}, version {applied.Answer.Version}",
        refused => $"refused: {refused.Code} {string.Join(' ', refused.Values.Select(value => $"{value.Key}={value.Value}"))}".TrimEnd(),
        conflict => $"somebody was faster: version {conflict.CurrentVersion}",
        unknown => $"not known yet; ask about command {unknown.CommandId}");

    private static string Show(CaseView? view) => view is null
        ? "no such case"
        : string.Create(CultureInfo.InvariantCulture, $"{view.Case}: {view.Service}, {view.Status}, held by {view.Holder ?? "the applicant"}, visits {view.VisitCount}/{view.VisitBudget}");
}
