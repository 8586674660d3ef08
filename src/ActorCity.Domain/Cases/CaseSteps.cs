using ActorCity.Contracts.Cases;
using ActorCity.Contracts.Catalogue;
using ActorCity.Domain.Deadlines;
using ActorCity.Domain.Routing;

namespace ActorCity.Domain.Cases;

/// <summary>Questions about the steps of a case.</summary>
internal static class CaseSteps
{
    public static StepDefinition? Find(ServiceDefinition service, string code) => service.Steps.FirstOrDefault(s => s.Code == code);

    public static CaseStep? Find(CaseState state, string code) => state.Steps.FirstOrDefault(s => s.Code == code);

    /// <summary>Somebody has to act.</summary>
    public static bool IsWaiting(CaseStep step) => step.Status is CaseStepStatus.Open or CaseStepStatus.Taken;

    /// <summary>Whether those that wait for it may go on.</summary>
    public static bool IsOver(CaseState state, string code) =>
        Find(state, code) is { Status: CaseStepStatus.Done or CaseStepStatus.Skipped };

    /// <summary>Whether a step waits to be performed, or may be performed again.</summary>
    public static bool IsOpen(CaseState state, CaseStep? step, StepDefinition definition) => step switch
    {
        { Status: CaseStepStatus.Open or CaseStepStatus.Taken } => true,
        { Status: CaseStepStatus.Done } => definition.Repeatable,
        { } => false,
        _ => definition.Performer == StepPerformer.AnyOffice && definition.After.All(a => IsOver(state, a)),
    };

    /// <summary>A step that a draw brings to an office, whose people take it one after the other.</summary>
    public static bool IsDrawn(StepPerformer performer) =>
        performer is StepPerformer.DrawnOffice or StepPerformer.DrawnInspector or StepPerformer.SecondOffice or StepPerformer.FreshOffice;

    /// <summary>Parts of a case that go to different persons of different offices: the counter's, and each that is drawn.</summary>
    public static bool HasAPart(StepPerformer performer) => performer == StepPerformer.IntakeOffice || IsDrawn(performer);

    /// <summary>Whether an office may work on a service now. True where the directory is not among the facts: nobody asked.</summary>
    public static bool MayWork(string office, ServiceDefinition service, CaseFacts facts, DateTimeOffset now) =>
        facts.Directory is not { } directory
        || (Draw.Find(directory, office) is { } listing && Draw.IsEligible(listing, service.Code, facts.Epoch?.Date ?? CivilTime.DateAt(now)));
}
