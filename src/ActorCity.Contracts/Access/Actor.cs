namespace ActorCity.Contracts.Access;

/// <summary>The kinds of people and machines that act, as DOMAIN names them.</summary>
public enum ActorRole
{
    /// <summary>Applies, pays, answers, tracks, appeals.</summary>
    Citizen = 0,

    /// <summary>Intake, visits and papers at an office's counter.</summary>
    Clerk = 1,

    /// <summary>Examines and decides the steps that the draw brings to the office.</summary>
    Examiner = 2,

    /// <summary>Visits a site with a checklist.</summary>
    Inspector = 3,

    /// <summary>Runs an office: load, people, skills.</summary>
    OfficeManager = 4,

    /// <summary>Publishes services, licenses and disciplines offices. Never acts on a case.</summary>
    Steward = 5,

    /// <summary>Another public body's part in a case.</summary>
    AgencyOfficer = 6,

    /// <summary>Software of an agency, a bank or an organisation.</summary>
    Integrator = 7,

    /// <summary>The city itself: clocks, draws, re-draws.</summary>
    City = 8,

    /// <summary>Acts for an applicant under a mandate, in the cases that it names.</summary>
    Agent = 9,
}

/// <summary>Who gave a command. Recorded in the journal with every change.</summary>
[GenerateSerializer, Immutable, Alias("ac.actor")]
public sealed record Actor
{
    /// <summary>A pseudonymous staff or citizen reference; never a national id or a phone number. At most 64 characters.</summary>
    [Id(0)] public required string Person { get; init; }

    /// <summary>The office the person acts for; null for citizens, stewards and the city.</summary>
    [Id(1)] public string? Office { get; init; }

    /// <summary>In what role.</summary>
    [Id(2)] public required ActorRole Role { get; init; }

    /// <summary>The city acting by itself, for instance when a deadline passes.</summary>
    public static Actor City { get; } = new() { Person = "city", Role = ActorRole.City };
}
