using System.Security.Cryptography;
using System.Text;
using ActorCity.Contracts;
using ActorCity.Contracts.Access;
using ActorCity.Contracts.Cases;
using ActorCity.Contracts.Catalogue;
using ActorCity.Domain.Deadlines;

namespace ActorCity.Silo.Catalogue.Examples;

/// <summary>Brings one example through the city's own rules, step after step, to its end.</summary>
internal sealed class ExampleRunner(ServiceDefinition definition, ServiceExample example, WorkingCalendar calendar, DateTimeOffset start)
{
    private const int CommandsMax = 300;

    private readonly ExampleCase @case = new(definition, calendar, start);
    private readonly HashSet<string> stated = new(StringComparer.Ordinal);

    /// <summary>The case as it went.</summary>
    public ExampleCase Case => @case;

    private static string Counter => ExampleCase.OfficeCodes[0];

    private Actor Applicant => example.Channel == Channel.Desk ? ExamplePeople.At(Counter, ActorRole.Clerk) : ExamplePeople.Citizen;

    /// <summary>What came out otherwise than the example says; empty: all as foreseen.</summary>
    public ImmutableArray<string> Run()
    {
        if (definition.RecordedTime)
        {
            return ["history of another system has no examples"];
        }

        var refusal = Apply() ?? Proceed();
        return [.. new ExampleCheck(definition, example, @case).Problems(refusal, stated)];
    }

    /// <summary>Opens, fills in, hands in. The first refusal ends it.</summary>
    private Refusal? Apply()
    {
        var refusal = @case.Give(new OpenCase
        {
            CommandId = @case.NextId,
            Actor = Applicant,
            Service = definition.Code,
            Applicant = ExamplePeople.Applicant,
            IntakeOffice = example.Channel == Channel.Desk ? Counter : null,
            Channel = example.Channel,
            VisitReason = example.Channel == Channel.Desk ? "as the example says" : null,
        });
        if (refusal is null && !example.Form.IsEmpty)
        {
            refusal = @case.Give(new AnswerForm
            {
                CommandId = @case.NextId,
                Actor = Applicant,
                Answers = [.. example.Form.Select(a => new FieldAnswer { Field = a.Key, Value = a.Value })],
            });
        }

        foreach (var item in example.Documents)
        {
            refusal ??= @case.Give(new AttachDocument
            {
                CommandId = @case.NextId,
                Actor = Applicant,
                Item = item,
                FileName = $"{item}.pdf",
                MediaType = "application/pdf",
                Bytes = 48_213,
                Sha256 = Sha256(item),
            });
        }

        return refusal ?? @case.Give(new SubmitCase { CommandId = @case.NextId, Actor = Applicant }) ?? Visit();
    }

    private Refusal? Visit()
    {
        Refusal? refusal = null;
        while (refusal is null && @case.State!.VisitCount < example.Visits)
        {
            var clerk = ExamplePeople.At(Counter, ActorRole.Clerk);
            refusal = @case.Give(new RegisterVisit
            {
                CommandId = @case.NextId,
                Actor = clerk,
                Office = Counter,
                AskedBy = clerk.Person,
                Reason = "called in",
                Fault = VisitFault.Office,
            });
        }

        return refusal;
    }

    /// <summary>Performs whatever is open, in the card's order, until nothing is.</summary>
    private Refusal? Proceed()
    {
        for (var i = 0; i < CommandsMax && @case.State!.Status == CaseStatus.InProgress; i++)
        {
            var next = definition.Steps
                .Select(d => (Definition: d, Open: @case.State.Steps.FirstOrDefault(s => s.Code == d.Code && s.Status is CaseStepStatus.Open or CaseStepStatus.Taken)))
                .FirstOrDefault(s => s.Open is not null);
            if (next.Open is null)
            {
                return definition.Verdicts.IsEmpty
                    ? @case.Give(new CloseCase { CommandId = @case.NextId, Actor = ExamplePeople.At(Counter, ActorRole.Clerk) })
                    : null;
            }

            if (Perform(next.Definition, next.Open) is { } refusal)
            {
                return refusal;
            }
        }

        return null;
    }

    private Refusal? Perform(StepDefinition step, CaseStep open)
    {
        var actor = ExamplePeople.For(step, open, Counter);
        if (step.Kind == StepKind.Payment)
        {
            var bill = @case.State!.Bills.Last(b => b.Step == step.Code && b.Status == BillStatus.Open);
            return @case.Give(new RecordPayment
            {
                CommandId = @case.NextId,
                Actor = ExamplePeople.Bank,
                Bill = bill.Number,
                Amount = bill.Total,
                Method = PaymentMethod.Online,
                Reference = $"bank-{bill.Number:D4}",
            });
        }

        if (actor.Role is ActorRole.Examiner or ActorRole.Inspector
            && @case.Give(new TakeWork { CommandId = @case.NextId, Actor = actor, Step = step.Code, Office = actor.Office! }) is { } refusal)
        {
            return refusal;
        }

        return step.Decides
            ? @case.Give(new DecideCase { CommandId = @case.NextId, Actor = actor, Verdict = example.Verdict ?? definition.Verdicts[0], Reason = "as the example says" })
            : @case.Give(new PerformStep
            {
                CommandId = @case.NextId,
                Actor = actor,
                Step = step.Code,
                Outcome = Outcome(step),
                Findings = [.. step.Inspect.Select(i => new InspectionFinding { Code = i.Code, InOrder = true })],
                Fetched = [.. definition.Checklist.Where(i => i.FetchedBy == step.Code).Select(i => new FetchedItem { Item = i.Code, Sha256 = Sha256(i.Code) })],
            });
    }

    // Stated once: what comes back after it was returned goes the ordinary way, or the case would turn in a circle.
    private string? Outcome(StepDefinition step) =>
        example.Outcomes.TryGetValue(step.Code, out var foreseen) && stated.Add(step.Code)
            ? foreseen
            : step.Outcomes.FirstOrDefault()?.Code;

    private static string Sha256(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
