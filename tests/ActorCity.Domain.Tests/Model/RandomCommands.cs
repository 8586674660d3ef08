using ActorCity.Domain.Cases;

namespace ActorCity.Domain.Tests.Model;

/// <summary>Makes a command of an act.</summary>
public sealed class RandomCommands(ModelCity city, ServiceDefinition service)
{
    private static readonly string[] Verdicts = ["granted", "maybe", "refused", "fined"];

    private string Id => city.NextCommandId();

    public CityCommand Of(CaseState? state, ServiceDefinition card, Act act, string office)
    {
        if (state is null)
        {
            return Opening(act, office);
        }

        return act.Kind switch
        {
            <= 4 => AtTheCounter(card, act, office),
            <= 15 => AtTheOffice(state, card, act, office),
            <= 19 or 33 => ByTheApplicant(state, card, act, office),
            >= 25 and <= 32 => Settling(state, act, office),
            36 => TakeByEverybody(state, card, act, office),
            <= 44 when state.Bills.Any(b => b.Proposed is not null) => Settling(state, act with { Kind = 29 }, office),
            <= 50 when !RandomCase.IsUndecided(state) => Settling(state, act with { Kind = 26 + (act.Thing % 2) }, office),
            _ => NextMove.Of(city, state, card, act.Thing, act.Person) ?? ByTheApplicant(state, card, act with { Kind = 33 }, office),
        };
    }

    private OpenCase Opening(Act act, string office)
    {
        // Most come to the counter, some wrote to it; some counters say nothing of a visit, or of one that was none.
        var counter = act.Thing > 3 ? office : null;
        var channel = counter is null ? Channel.Internet : act.Minutes % 6 == 0 ? (Channel)(act.Minutes % 5) : Channel.Desk;
        return new OpenCase
        {
            CommandId = Id,
            Actor = counter is null ? People.Citizen : Somebody(act, counter, ActorRole.Clerk),
            Service = service.Code,
            Applicant = $"applicant-{act.Person}",
            Reference = act.Thing % 2 == 0 ? null : "۱-۲۳",
            IntakeOffice = counter,
            Channel = channel,
            VisitReason = channel == Channel.Desk ? act.Thing < 7 ? "the portal was down" : null : act.Minutes % 13 == 0 ? "was there" : null,
            VisitFault = channel == Channel.Desk && act.AsHolder ? (VisitFault)(act.Minutes % 5) : null,
            Deadline = service.RecordedTime && act.AsHolder ? city.Now.AddDays(act.Thing) : null,
        };
    }

    private CityCommand AtTheCounter(ServiceDefinition card, Act act, string office) => act.Kind switch
    {
        0 or 1 => Document(card, act, Somebody(act, office, ActorRole.Clerk)),
        2 => new SubmitCase { CommandId = Id, Actor = act.Person == 1 ? People.Citizen : Somebody(act, office, ActorRole.Clerk) },
        _ => new RegisterVisit
        {
            CommandId = Id,
            Actor = Somebody(act, office, ActorRole.Clerk),
            Office = act.Thing == 7 ? city.OfficeCodes[0] : office,
            AskedBy = "citizen",
            Reason = act.Thing > 2 ? "asked to come" : null,
            Fault = (VisitFault)(act.Thing % 5),
        },
    };

    private CityCommand AtTheOffice(CaseState state, ServiceDefinition card, Act act, string office)
    {
        var step = AnyStep(state, card, act);
        var holder = act.AsHolder ? HolderOf(state, step.Code) ?? office : office;
        return act.Kind switch
        {
            5 => new TakeWork { CommandId = Id, Step = step.Code, Office = holder, Actor = Somebody(act, holder, RoleFor(step)) },
            6 => NextMove.Perform(city, step, Somebody(act, holder, ActorRole.Clerk), act.Thing),
            7 => NextMove.Perform(city, step, Taker(state, act, holder), act.Thing) with { Outcome = act.Person == 1 ? "hm" : null },
            8 or 9 or 10 => new NoticeDeficiency { CommandId = Id, Actor = Taker(state, act, holder), Items = NoticeItems(card, act) },
            11 => new AnswerNotice { CommandId = Id, Actor = Somebody(act, office, ActorRole.Clerk), Text = "sent" },
            12 => new DecideCase { CommandId = Id, Actor = Taker(state, act, holder), Verdict = Verdicts[act.Thing % 4], Reason = "ok" },
            13 when act.Thing == 0 => new WithdrawCase { CommandId = Id, Actor = People.Citizen },
            14 when act.Thing == 1 => new CloseCase { CommandId = Id, Actor = Somebody(act, office, ActorRole.Clerk) },
            15 => new RedrawCase { CommandId = Id, Actor = Actor.City, From = state.Holder ?? office, Cause = "office-suspended" },
            _ => Document(card, act, People.Citizen),
        };
    }

    private CityCommand ByTheApplicant(CaseState state, ServiceDefinition card, Act act, string office)
    {
        var actor = act.Kind == 19 ? act.Thing == 7 ? People.Agent with { Person = "agent-2" } : People.Agent : People.Citizen;
        return act.Kind switch
        {
            17 => new GrantMandate { CommandId = Id, Actor = People.Citizen, Agent = People.Agent.Person, Until = act.Thing > 3 ? city.Now.AddDays(act.Thing) : null },
            18 => new WithdrawMandate { CommandId = Id, Actor = People.Citizen, Reason = "done" },
            33 => new AppealDecision { CommandId = Id, Actor = actor, Reason = "it is not so" },
            19 when act.Thing == 1 => Document(card, act, actor),
            19 when act.Thing == 2 => new SubmitCase { CommandId = Id, Actor = actor },
            19 when act.Thing == 3 => new AnswerNotice { CommandId = Id, Actor = actor },
            19 when act.Thing == 4 && act.Person == 2 => new WithdrawMandate { CommandId = Id, Actor = actor },
            _ when card.Form.IsEmpty => Document(card, act, actor),
            _ => new AnswerForm
            {
                CommandId = Id,
                Actor = act is { Kind: 16, Person: 2 } ? Somebody(act, office, ActorRole.Clerk) : actor,
                Answers = [Answer(card.Form[act.Thing % card.Form.Length], act, state)],
            },
        };
    }

    // Now and then something is taken back, or does not have the field's form.
    private FieldAnswer Answer(FormField field, Act act, CaseState state) => new()
    {
        Field = act.Minutes % 17 == 0 ? "no-such-field" : field.Code,
        Value = act.Minutes % 7 == 0 ? "" : act.Minutes % 11 == 0 ? "?" : city.Answers(field, (act.Thing + state.Documents.Length) % 8),
    };

    private CityCommand Settling(CaseState state, Act act, string office)
    {
        var bill = state.Bills.FirstOrDefault(b => b.Proposed is not null)?.Number ?? 1 + (act.Thing % Math.Max(1, state.Bills.Length));
        var known = state.Bills.FirstOrDefault(b => b.Number == bill);
        var decider = act.AsHolder ? state.DrawnOffice ?? office : office;
        return act.Kind switch
        {
            25 => new RecordPayment
            {
                CommandId = Id,
                Actor = Somebody(act, office, ActorRole.Clerk),
                Bill = bill,
                Amount = act.AsHolder ? known?.Total ?? 1 : 1,
                Method = (PaymentMethod)(act.Thing % 3),
                Reference = act.Person == 1 ? "reference-1" : Id,
            },
            26 => new VoidPayment { CommandId = Id, Actor = People.Manager(office), Bill = bill, Reason = "charged back" },
            27 => new RefundPayment { CommandId = Id, Actor = People.Manager(office), Bill = bill, Reason = "not needed", Reference = Id },
            28 => new ProposeFeeOverride { CommandId = Id, Actor = People.Manager(decider), Bill = bill, Total = act.Thing % 3 * 1000, Reason = "hardship" },
            29 => new SettleFeeOverride { CommandId = Id, Actor = People.Manager(office), Bill = bill, Approve = act.Person == 1, Reason = "seen" },
            30 => new ExplainVisit { CommandId = Id, Actor = Somebody(act, office, ActorRole.Clerk), Visit = 1 + act.Thing, Explanation = "the system was down" },
            31 => new DeclareInterest { CommandId = Id, Actor = Somebody(act, act.Thing > 5 ? decider : office, ActorRole.Examiner), Reason = "a relative" },
            _ => new MigrateCase { CommandId = Id, Actor = People.Manager(state.Holder ?? decider), ToVersion = act.Person, Reason = "the council decided" },
        };
    }

    private TakeWork TakeByEverybody(CaseState state, ServiceDefinition card, Act act, string office)
    {
        var step = AnyStep(state, card, act);
        var holder = HolderOf(state, step.Code) ?? office;
        return new TakeWork { CommandId = Id, Step = step.Code, Office = holder, Actor = People.Everybody(holder, RoleFor(step), act.Person) };
    }

    // Now and then a steward, the city itself, or a person with parts everywhere tries.
    private static Actor Somebody(Act act, string office, ActorRole role) => act switch
    {
        { Thing: 6, Person: 2, AsHolder: false } => People.Steward,
        { Thing: 5, Person: 2, AsHolder: false } => Actor.City,
        { Thing: 4 or 5 } => People.Everybody(office, role, act.Person),
        _ => People.At(office, role, act.Person),
    };

    private static StepDefinition AnyStep(CaseState state, ServiceDefinition card, Act act)
    {
        var open = card.Steps.Where(d => state.Steps.Any(s => s.Code == d.Code && s.Status is CaseStepStatus.Open or CaseStepStatus.Taken)).ToList();
        return act.AsHolder && open.Count > 0 ? open[act.Thing % open.Count] : card.Steps[act.Thing % card.Steps.Length];
    }

    private static ActorRole RoleFor(StepDefinition step) => step.Performer == StepPerformer.DrawnInspector ? ActorRole.Inspector : ActorRole.Examiner;

    private static string? HolderOf(CaseState state, string step) => state.Steps.FirstOrDefault(s => s.Code == step)?.Office;

    // A colleague at the same office tries, too.
    private static Actor Taker(CaseState state, Act act, string office)
    {
        var taken = state.Steps.Where(s => s.Status == CaseStepStatus.Taken).ToList();
        if (!act.AsHolder || taken.Count == 0 || act.Thing == 3)
        {
            return Somebody(act, office, ActorRole.Examiner);
        }

        var step = taken[act.Thing % taken.Count];
        return new Actor { Person = step.Person!, Office = step.Office, Role = ActorRole.Examiner };
    }

    private AttachDocument Document(ServiceDefinition card, Act act, Actor actor) => new()
    {
        CommandId = Id,
        Actor = actor,
        Item = ItemFor(card, act),
        FileName = "سند.pdf",
        MediaType = "application/pdf",
        Bytes = 1000 + act.Thing,
        Sha256 = new string('A', 64),
    };

    private static string ItemFor(ServiceDefinition card, Act act) =>
        card.Checklist.IsEmpty || act.Thing == 7 ? "blood-sample" : card.Checklist[act.Thing % card.Checklist.Length].Code;

    private static ImmutableArray<DeficiencyItem> NoticeItems(ServiceDefinition card, Act act)
    {
        var first = new DeficiencyItem { Item = ItemFor(card, act), Explanation = "خوانا نیست" };
        return act.Thing % 3 == 0 ? [first, new DeficiencyItem { Item = ItemFor(card, act with { Thing = act.Thing + 1 }), Explanation = "missing" }] : [first];
    }
}
