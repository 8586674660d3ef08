using Orleans.Concurrency;

namespace ActorCity.Contracts.Offices;

/// <summary>What stewards do with an office (law 10). Key: <c>of-</c> + office code.</summary>
/// <remarks>Every method: repeating a command id returns the first answer; a refusal changes nothing; an answer means it is stored.</remarks>
[GrainInterfaceType("ac.office.stewardship"), Alias("ac.office.stewardship")]
public interface IOfficeStewardship : IGrainWithStringKey
{
    /// <summary>Enters the office in the register.</summary>
    [Alias("register")]
    Task<Outcome<OfficeReceipt>> RegisterAsync(RegisterOffice command);

    /// <summary>Grants or renews its licence.</summary>
    [Alias("license")]
    Task<Outcome<OfficeReceipt>> LicenseAsync(LicenseOffice command);

    /// <summary>Opens it, or re-opens it after a suspension.</summary>
    [Alias("activate")]
    Task<Outcome<OfficeReceipt>> ActivateAsync(ActivateOffice command);

    /// <summary>Sets the services it may work on.</summary>
    [Alias("change-scope")]
    Task<Outcome<OfficeReceipt>> ChangeScopeAsync(ChangeOfficeScope command);

    /// <summary>Sets its weight in draws.</summary>
    [Alias("change-capacity")]
    Task<Outcome<OfficeReceipt>> ChangeCapacityAsync(ChangeOfficeCapacity command);

    /// <summary>Stops it; its undecided work is drawn again.</summary>
    [Alias("suspend")]
    Task<Outcome<OfficeReceipt>> SuspendAsync(SuspendOffice command);

    /// <summary>Takes its licence for good; its undecided work is drawn again.</summary>
    [Alias("revoke")]
    Task<Outcome<OfficeReceipt>> RevokeAsync(RevokeOffice command);
}

/// <summary>What an office's staff ask of their own office. Key: <c>of-</c> + office code.</summary>
[GrainInterfaceType("ac.office.desk"), Alias("ac.office.desk")]
public interface IOfficeDesk : IGrainWithStringKey
{
    /// <summary>
    /// Gives the examiner or inspector the most urgent open step of his kind that the draw brought to this office. Nobody chooses.
    /// Steps that their cases refuse to give are passed over, up to a limit. Repeating the command id gives the same case again.
    /// </summary>
    [Alias("take-next")]
    Task<Outcome<TakenWork>> TakeNextAsync(TakeNext command);
}

/// <summary>What anybody may know of an office. Key: <c>of-</c> + office code.</summary>
[GrainInterfaceType("ac.office.inquiry"), Alias("ac.office.inquiry")]
public interface IOfficeInquiry : IGrainWithStringKey
{
    /// <summary>The office; null if none has this code.</summary>
    [Alias("get"), ReadOnly]
    Task<OfficeView?> GetAsync();
}

/// <summary>Where an office stands.</summary>
public enum OfficeStatus
{
    /// <summary>In the register, without licence.</summary>
    Registered = 0,

    /// <summary>Licensed, not yet open.</summary>
    Licensed = 1,

    /// <summary>Open: may serve, and is drawn.</summary>
    Active = 2,

    /// <summary>Stopped by a steward for a time.</summary>
    Suspended = 3,

    /// <summary>Licence taken; the end.</summary>
    Revoked = 4,
}

/// <summary>An office as everybody sees it.</summary>
[GenerateSerializer, Immutable, Alias("ac.office.view")]
public sealed record OfficeView
{
    /// <summary>Its code.</summary>
    [Id(0)] public required string Code { get; init; }

    /// <summary>Advances by one with every command.</summary>
    [Id(1)] public required long Version { get; init; }

    /// <summary>Its name.</summary>
    [Id(2)] public required Catalogue.LocalText Name { get; init; }

    /// <summary>The region it stands in (22 in the demo city): an address, never a limit of what it serves.</summary>
    [Id(3)] public required int Region { get; init; }

    /// <summary>The district it stands in.</summary>
    [Id(4)] public required int District { get; init; }

    /// <summary>Where it stands.</summary>
    [Id(5)] public required OfficeStatus Status { get; init; }

    /// <summary>Licence number.</summary>
    [Id(6)] public string? Licence { get; init; }

    /// <summary>Last day of the licence.</summary>
    [Id(7)] public DateOnly? LicensedUntil { get; init; }

    /// <summary>Services it may work on; <c>*</c> alone: all.</summary>
    [Id(8)] public ImmutableArray<string> Scope { get; init; } = [];

    /// <summary>Weight in draws, 1 to 1000.</summary>
    [Id(9)] public int Capacity { get; init; }

    /// <summary>Why it is suspended or revoked.</summary>
    [Id(10)] public string? Cause { get; init; }
}

/// <summary>The answer to a command on an office.</summary>
[GenerateSerializer, Immutable, Alias("ac.office.receipt")]
public sealed record OfficeReceipt
{
    /// <summary>The office.</summary>
    [Id(0)] public required string Office { get; init; }

    /// <summary>Its version after the command.</summary>
    [Id(1)] public required long Version { get; init; }

    /// <summary>Where it stands after the command.</summary>
    [Id(2)] public required OfficeStatus Status { get; init; }
}

/// <summary>The step that an examiner got.</summary>
[GenerateSerializer, Immutable, Alias("ac.office.taken-work")]
public sealed record TakenWork
{
    /// <summary>The case.</summary>
    [Id(0)] public required Cases.CaseId Case { get; init; }

    /// <summary>The step.</summary>
    [Id(1)] public required string Step { get; init; }

    /// <summary>The case's version after it was taken.</summary>
    [Id(2)] public required long Version { get; init; }

    /// <summary>Until when it must be decided, UTC; null: no deadline runs.</summary>
    [Id(3)] public DateTimeOffset? DueAt { get; init; }

    /// <summary>How many open steps still wait at this office, counted up to 1000.</summary>
    [Id(4)] public int Waiting { get; init; }
}

/// <summary>Enters an office in the register.</summary>
[GenerateSerializer, Immutable, Alias("ac.office.register")]
public sealed record RegisterOffice : CityCommand
{
    /// <summary>Its name, each language at most 200 characters.</summary>
    [Id(0)] public required Catalogue.LocalText Name { get; init; }

    /// <summary>Region, 1 to 999.</summary>
    [Id(1)] public required int Region { get; init; }

    /// <summary>District, 1 to 999.</summary>
    [Id(2)] public required int District { get; init; }
}

/// <summary>Grants a licence.</summary>
[GenerateSerializer, Immutable, Alias("ac.office.license")]
public sealed record LicenseOffice : CityCommand
{
    /// <summary>Licence number, at most 64 characters.</summary>
    [Id(0)] public required string Licence { get; init; }

    /// <summary>Last day, civil date in Asia/Tehran.</summary>
    [Id(1)] public required DateOnly Until { get; init; }

    /// <summary>Services it may work on, at most 200; <c>*</c> alone: all.</summary>
    [Id(2)] public required ImmutableArray<string> Scope { get; init; }

    /// <summary>Weight in draws, 1 to 1000.</summary>
    [Id(3)] public required int Capacity { get; init; }
}

/// <summary>Opens or re-opens an office.</summary>
[GenerateSerializer, Immutable, Alias("ac.office.activate")]
public sealed record ActivateOffice : CityCommand;

/// <summary>Sets the services an office may work on.</summary>
[GenerateSerializer, Immutable, Alias("ac.office.change-scope")]
public sealed record ChangeOfficeScope : CityCommand
{
    /// <summary>Service codes, at most 200; <c>*</c> alone: all.</summary>
    [Id(0)] public required ImmutableArray<string> Scope { get; init; }
}

/// <summary>Sets an office's weight in draws.</summary>
[GenerateSerializer, Immutable, Alias("ac.office.change-capacity")]
public sealed record ChangeOfficeCapacity : CityCommand
{
    /// <summary>1 to 1000.</summary>
    [Id(0)] public required int Capacity { get; init; }
}

/// <summary>Stops an office for a time.</summary>
[GenerateSerializer, Immutable, Alias("ac.office.suspend")]
public sealed record SuspendOffice : CityCommand
{
    /// <summary>Why, 1 to 1000 characters; public.</summary>
    [Id(0)] public required string Cause { get; init; }
}

/// <summary>Takes an office's licence.</summary>
[GenerateSerializer, Immutable, Alias("ac.office.revoke")]
public sealed record RevokeOffice : CityCommand
{
    /// <summary>Why, 1 to 1000 characters; public.</summary>
    [Id(0)] public required string Cause { get; init; }
}

/// <summary>Asks for the next step.</summary>
[GenerateSerializer, Immutable, Alias("ac.office.take-next")]
public sealed record TakeNext : CityCommand;

/// <summary>Refusals of commands on offices.</summary>
public static class OfficeErrors
{
    /// <summary>No office has this code.</summary>
    public static readonly Refusal Unknown = new() { Code = "office.unknown" };

    /// <summary>The code is in the register already.</summary>
    public static readonly Refusal Exists = new() { Code = "office.exists" };

    /// <summary>The office is not in the state that this command needs; value <c>status</c>.</summary>
    public static readonly Refusal WrongStatus = new() { Code = "office.wrong-status" };

    /// <summary>The licence has ended, or ends in the past.</summary>
    public static readonly Refusal LicenceEnded = new() { Code = "office.licence-ended" };

    /// <summary>The person does not act for this office.</summary>
    public static readonly Refusal NotStaff = new() { Code = "office.not-staff" };

    /// <summary>No open step that this role works on waits at this office.</summary>
    public static readonly Refusal NothingToDo = new() { Code = "office.nothing-to-do" };

    /// <summary>
    /// Open steps wait, and every one that was tried was refused by its case; value <c>tried</c>. Others may wait behind them if
    /// as many were tried as one command may.
    /// </summary>
    public static readonly Refusal NothingTakeable = new() { Code = "office.nothing-takeable" };
}
