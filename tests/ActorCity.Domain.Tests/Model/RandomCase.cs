using ActorCity.Domain.Cases;

namespace ActorCity.Domain.Tests.Model;

/// <summary>Plays random acts on one case of a model city: sensible ones often enough to get far, senseless ones often enough to hurt.</summary>
public sealed class RandomCase
{
    private readonly ServiceDefinition service;

    public RandomCase(ServiceDefinition service)
    {
        this.service = service;
        Case = City.NewCase();
    }

    public ModelCity City { get; } = new();

    public JournalStream<CaseState> Case { get; }

    private CaseState? State => Case.State;

    /// <summary>Plays one act; the refusal if the city refused it.</summary>
    public Refusal? Play(Act act)
    {
        City.Now += TimeSpan.FromMinutes(act.Minutes);
        var office = City.OfficeCodes[act.Office];
        if (act.Kind is 20 or 21 && State is not null)
        {
            Wake();
            return null;
        }

        return act.Kind switch
        {
            22 => City.Give(office, new SuspendOffice { CommandId = City.NextCommandId(), Actor = People.Steward, Cause = "inspection" }),
            23 => City.Give(office, new ActivateOffice { CommandId = City.NextCommandId(), Actor = People.Steward }),
            _ => City.Give(Case, Command(act, office)).Refusal,
        };
    }

    // The claimer: every due row, whether its time came or not; an older number too.
    private void Wake()
    {
        foreach (var due in Case.Due.Values.ToList())
        {
            City.Wake(Case, due with { Number = due.Number - 1 });
            if (City.Wake(Case, due))
            {
                Assert.False(City.Wake(Case, due), "The same due time had an effect twice.");
            }
        }
    }

    private CityCommand Command(Act act, string office)
    {
        var id = City.NextCommandId();
        var actor = ActorFor(act, office);
        return State is null ? Opening(act, office, id) : act.Kind switch
        {
            0 or 1 or 2 => new AttachDocument
            {
                CommandId = id,
                Actor = actor(ActorRole.Clerk),
                Item = ItemFor(act),
                FileName = "سند.pdf",
                MediaType = "application/pdf",
                Bytes = 1000 + act.Thing,
                Sha256 = new string('A', 64),
            },
            3 or 4 => new SubmitCase { CommandId = id, Actor = act.Person == 1 ? People.Citizen : actor(ActorRole.Clerk) },
            5 => new RegisterVisit
            {
                CommandId = id,
                Actor = actor(ActorRole.Clerk),
                Office = actor(ActorRole.Clerk).Office ?? office,
                AskedBy = "citizen",
                Reason = act.Thing > 3 ? "asked to come" : null,
                Fault = (VisitFault)(act.Thing % 5),
            },
            6 or 7 => new TakeWork
            {
                CommandId = id,
                Step = OpenStep(act),
                Office = HolderOf(OpenStep(act)) ?? office,
                Actor = act.AsHolder ? People.Examiner(HolderOf(OpenStep(act)) ?? office, act.Person) : actor(ActorRole.Examiner),
            },
            8 or 9 or 10 or 11 => new PerformStep { CommandId = id, Step = OpenStep(act), Actor = Performer(act, OpenStep(act), office), Note = "ok" },
            12 or 13 => new NoticeDeficiency { CommandId = id, Actor = Taker(act, office), Items = NoticeItems(act) },
            14 or 15 => new AnswerNotice { CommandId = id, Actor = People.Citizen, Text = "sent" },
            16 or 17 => new DecideCase { CommandId = id, Actor = Taker(act, office), Verdict = act.Thing == 7 ? "maybe" : "granted", Reason = "ok" },
            18 when act.Thing == 0 => new WithdrawCase { CommandId = id, Actor = People.Citizen },
            18 when act.Thing == 1 => new CloseCase { CommandId = id, Actor = actor(ActorRole.Clerk) },
            _ => new RedrawCase { CommandId = id, Actor = Actor.City, From = State.Holder ?? office, Cause = "office-suspended" },
        };
    }

    private OpenCase Opening(Act act, string office, string id)
    {
        var counter = act.Thing > 2 || act.Kind == 12 ? office : null;
        return new OpenCase
        {
            CommandId = id,
            Actor = counter is null ? People.Citizen : People.Clerk(counter),
            Service = service.Code,
            Applicant = $"applicant-{act.Thing}",
            Reference = act.Person == 1 ? null : "۱-۲۳",
            IntakeOffice = counter,
            Channel = counter is null ? Channel.Internet : Channel.Desk,
            Deadline = service.RecordedTime && act.AsHolder ? City.Now.AddDays(act.Thing) : null,
        };
    }

    // Now and then a steward, or the city itself, tries.
    private static Func<ActorRole, Actor> ActorFor(Act act, string office) => role => act switch
    {
        { Thing: 6, Person: 2, AsHolder: false } => People.Steward,
        { Thing: 5, Person: 2, AsHolder: false } => Actor.City,
        _ => People.At(office, role, act.Person),
    };

    private string OpenStep(Act act)
    {
        var undone = State!.Steps.Where(s => s.Status != CaseStepStatus.Done).Select(s => s.Code).ToList();
        return act.AsHolder && undone.Count > 0 ? undone[act.Thing % undone.Count] : service.Steps[act.Thing % service.Steps.Length].Code;
    }

    private string? HolderOf(string step) => State!.Steps.FirstOrDefault(s => s.Code == step)?.Office;

    private Actor Performer(Act act, string step, string office)
    {
        var known = State!.Steps.FirstOrDefault(s => s.Code == step);
        return act.AsHolder && known is { Status: CaseStepStatus.Taken }
            ? new Actor { Person = known.Person!, Office = known.Office, Role = ActorRole.Examiner }
            : ActorFor(act, act.AsHolder ? known?.Office ?? office : office)(ActorRole.Clerk);
    }

    private Actor Taker(Act act, string office)
    {
        var taken = State!.Steps.LastOrDefault(s => s.Status == CaseStepStatus.Taken);
        if (!act.AsHolder || taken is null)
        {
            return ActorFor(act, office)(ActorRole.Examiner);
        }

        // A colleague at the same office tries, too.
        return act.Thing == 3
            ? People.Examiner(taken.Office!, act.Person)
            : new Actor { Person = taken.Person!, Office = taken.Office, Role = ActorRole.Examiner };
    }

    private string ItemFor(Act act) =>
        service.Checklist.IsEmpty || act.Thing == 7 ? "blood-sample" : service.Checklist[act.Thing % service.Checklist.Length].Code;

    private ImmutableArray<DeficiencyItem> NoticeItems(Act act)
    {
        var first = new DeficiencyItem { Item = ItemFor(act), Explanation = "خوانا نیست" };
        return act.Thing % 3 == 0 ? [first, new DeficiencyItem { Item = ItemFor(act with { Thing = act.Thing + 1 }), Explanation = "missing" }] : [first];
    }
}
