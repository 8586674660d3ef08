using ActorCity.Contracts.Offices;

namespace ActorCity.Client;

/// <summary>What an office does with the steps that the draw brought to it. Commands as in <see cref="IIntake"/>.</summary>
public interface IWork
{
    /// <summary>
    /// The most urgent open step of the caller's kind at the caller's own office; nobody chooses. Refused <c>office.nothing-to-do</c> when
    /// nothing waits.
    /// </summary>
    Task<CommandResult<TakenWork>> TakeNextAsync(CommandOptions? options = null, CancellationToken cancellation = default);

    /// <summary>Performs a step that does not decide.</summary>
    Task<CommandResult<CaseReceipt>> PerformStepAsync(CaseId id, StepWork work, CommandOptions? options = null, CancellationToken cancellation = default);

    /// <summary>Says what is missing, once and completely, 1 to 32 items. A second notice is recorded as a breach.</summary>
    Task<CommandResult<CaseReceipt>> NoticeDeficiencyAsync(CaseId id, IEnumerable<DeficiencyItem> items, CommandOptions? options = null, CancellationToken cancellation = default);

    /// <summary>Decides the case.</summary>
    Task<CommandResult<CaseReceipt>> DecideAsync(CaseId id, NewDecision decision, CommandOptions? options = null, CancellationToken cancellation = default);

    /// <summary>Closes a decided or withdrawn case, or one of a service without a decision.</summary>
    Task<CommandResult<CaseReceipt>> CloseAsync(CaseId id, string? reason = null, CommandOptions? options = null, CancellationToken cancellation = default);

    /// <summary>The caller's office has an interest: it loses its steps and is never drawn for this case again.</summary>
    Task<CommandResult<CaseReceipt>> DeclareInterestAsync(CaseId id, string reason, CommandOptions? options = null, CancellationToken cancellation = default);

    /// <summary>Says why a visit beyond the budget was needed; the flag stays.</summary>
    Task<CommandResult<CaseReceipt>> ExplainVisitAsync(CaseId id, int visit, string explanation, CommandOptions? options = null, CancellationToken cancellation = default);

    /// <summary>Brings the running case to another published version of its service.</summary>
    Task<CommandResult<CaseReceipt>> MigrateAsync(CaseId id, int toVersion, string reason, CommandOptions? options = null, CancellationToken cancellation = default);

    /// <summary>What <see cref="MigrateAsync"/> would do, without doing it; null if no case has this number.</summary>
    Task<MigrationPreview?> PreviewMigrationAsync(CaseId id, int toVersion, CancellationToken cancellation = default);
}

/// <summary>How a step was performed.</summary>
public sealed record StepWork
{
    /// <summary>The step.</summary>
    public required string Step { get; init; }

    /// <summary>What was found, at most 1000 characters; no personal data.</summary>
    public string? Note { get; init; }

    /// <summary>One of the step's outcomes; required where it has any.</summary>
    public string? Outcome { get; init; }

    /// <summary>For an inspection: one answer per thing to look at.</summary>
    public ImmutableArray<InspectionFinding> Findings { get; init; } = [];

    /// <summary>For a step that fetches checklist items: the papers it brought.</summary>
    public ImmutableArray<FetchedItem> Fetched { get; init; } = [];
}

/// <summary>A decision.</summary>
public sealed record NewDecision
{
    /// <summary>One of the service's verdicts, for instance <c>granted</c>.</summary>
    public required string Verdict { get; init; }

    /// <summary>Why, at most 1000 characters.</summary>
    public required string Reason { get; init; }
}
