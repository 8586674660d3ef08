using ActorCity.Domain.Cases;
using ActorCity.Domain.Catalogue;

namespace ActorCity.Domain.Tests.Model;

/// <summary>What somebody who knows the service would do next in a case; which of several things, and with what result, hangs on a number.</summary>
public static class NextMove
{
    private static readonly string[] Uses = ["housing", "trade", "industry"];

    /// <summary>Null: nobody but the clock can move the case on.</summary>
    public static CityCommand? Of(ModelCity city, CaseState state, ServiceDefinition service, int choice, int person = 1) => state.Status switch
    {
        CaseStatus.Open => Application(city, state, service, choice),
        CaseStatus.WaitingForApplicant => choice % 3 == 0 && !service.Form.IsEmpty
            ? Form(city, service, choice)
            : new AnswerNotice { CommandId = city.NextCommandId(), Actor = People.Citizen, Text = "sent" },
        CaseStatus.InProgress => Step(city, state, service, choice, person),
        _ => null,
    };

    /// <summary>Answers to every field of the form, more or less sensitive.</summary>
    public static AnswerForm Form(ModelCity city, ServiceDefinition service, int choice) => new()
    {
        CommandId = city.NextCommandId(),
        Actor = People.Citizen,
        Answers = [.. service.Form.Select(f => new FieldAnswer { Field = f.Code, Value = city.Answers(f, choice) })],
    };

    public static string Value(FormField field, int choice) => field.Code switch
    {
        "use" => Uses[choice % 3],
        "floors" => choice == 7 ? "35" : choice % 5 == 4 ? "۱۲" : $"{1 + choice}",
        "area" => choice % 2 == 0 ? "700.5" : "۱۲۰",
        "shops" => $"{(choice * 7) + 1}",
        "excess" => $"{choice + 1}.25",
        "value" => $"{choice * 1_000_000}",
        "begun" => choice % 2 == 0 ? "1990-05-01" : "2010-05-01",
        "objects" => choice % 2 == 0 ? "yes" : "no",
        "owner" => "0012345679",
        _ => "as agreed",
    };

    /// <summary>What performing a step states: mostly the agreeing outcome.</summary>
    public static PerformStep Perform(ModelCity city, StepDefinition step, Actor actor, int choice) => new()
    {
        CommandId = city.NextCommandId(),
        Actor = actor,
        Step = step.Code,
        Note = "seen",
        Outcome = step.Outcomes.IsEmpty ? null : step.Outcomes[choice % 4 == 3 ? step.Outcomes.Length - 1 : 0].Code,
        Findings = [.. step.Inspect.Select(i => new InspectionFinding { Code = i.Code, InOrder = choice % 2 == 0, Note = "measured" })],
        Fetched = step.Code == "water" && choice % 2 == 0 ? [new FetchedItem { Item = "water-paper", Sha256 = new string('b', 64) }] : [],
    };

    private static CityCommand Application(ModelCity city, CaseState state, ServiceDefinition service, int choice)
    {
        var excluded = choice % 2 == 0 && service.Eligibility.Any(r => !Conditions.Holds(r.Holds, state.Facts));
        if (excluded || !FormRules.Missing(service, state.Facts, [.. state.Facts.Keys, .. state.Answered]).IsEmpty)
        {
            return Form(city, service, choice);
        }

        var missing = service.Checklist.FirstOrDefault(i => i is { Required: true } && !state.Documents.Any(d => d.Item == i.Code));
        return missing is null ? new SubmitCase { CommandId = city.NextCommandId(), Actor = People.Citizen } : new AttachDocument
        {
            CommandId = city.NextCommandId(),
            Actor = People.Citizen,
            Item = missing.Code,
            FileName = "سند.pdf",
            MediaType = "application/pdf",
            Bytes = 1000,
            Sha256 = new string('A', 64),
        };
    }

    private static CityCommand? Step(ModelCity city, CaseState state, ServiceDefinition service, int choice, int person)
    {
        var waiting = state.Steps.Where(s => s.Status is CaseStepStatus.Open or CaseStepStatus.Taken).ToList();
        if (waiting.Count == 0)
        {
            var any = service.Steps.Where(s => s.Performer == StepPerformer.AnyOffice).ToList();
            return any.Count == 0
                ? new CloseCase { CommandId = city.NextCommandId(), Actor = People.Clerk(city.OfficeCodes[^1]) }
                : Perform(city, any[choice % any.Count], People.Clerk(city.OfficeCodes[^1]), choice);
        }

        var step = waiting[choice % waiting.Count];
        var definition = service.Steps.Single(s => s.Code == step.Code);
        return definition.Performer switch
        {
            StepPerformer.Agency => Perform(city, definition, People.OfAgency(definition.Agency!), choice),
            StepPerformer.IntakeOffice => Perform(city, definition, AtCounter(step), choice),
            StepPerformer.AnyOffice => Perform(city, definition, People.Clerk(city.OfficeCodes[^1]), choice),
            StepPerformer.Citizen when definition.Kind == StepKind.Payment => Pay(city, state, step.Code),
            StepPerformer.Citizen => Perform(city, definition, People.Citizen, choice),
            _ => AtOffice(city, step, definition, service, choice, person),
        };
    }

    // An examiner of the counter may have taken its step.
    private static Actor AtCounter(CaseStep step) => step.Office is not { } counter ? People.Citizen
        : step.Person is { } taker ? new Actor { Person = taker, Office = counter, Role = ActorRole.Examiner }
        : People.Clerk(counter);

    private static RecordPayment? Pay(ModelCity city, CaseState state, string step)
    {
        var bill = state.Bills.FirstOrDefault(b => b.Step == step && b.Status == BillStatus.Open);
        return bill is null ? null : new RecordPayment
        {
            CommandId = city.NextCommandId(),
            Actor = People.Clerk(city.OfficeCodes[^1]),
            Bill = bill.Number,
            Amount = bill.Total,
            Method = PaymentMethod.Cash,
            Reference = city.NextCommandId(),
        };
    }

    private static CityCommand AtOffice(ModelCity city, CaseStep step, StepDefinition definition, ServiceDefinition service, int choice, int person)
    {
        var role = definition.Performer == StepPerformer.DrawnInspector ? ActorRole.Inspector : ActorRole.Examiner;
        if (step.Status == CaseStepStatus.Open)
        {
            return new TakeWork { CommandId = city.NextCommandId(), Step = step.Code, Office = step.Office!, Actor = People.At(step.Office!, role, person) };
        }

        var taker = new Actor { Person = step.Person!, Office = step.Office, Role = role };
        return definition.Decides
            ? new DecideCase
            {
                CommandId = city.NextCommandId(),
                Actor = taker,
                Verdict = service.Verdicts[choice % 4 == 3 ? service.Verdicts.Length - 1 : choice % 2],
                Reason = "as the plan says",
            }
            : Perform(city, definition, taker, choice);
    }
}
