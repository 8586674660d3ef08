using ActorCity.Contracts;
using ActorCity.Contracts.Cases;
using ActorCity.Contracts.Catalogue;
using ActorCity.Contracts.Deadlines;

namespace ActorCity.Domain.Cases;

/// <summary>The rules of a case: each a pure function of state, command, facts and time.</summary>
public static partial class CaseRules
{
    /// <summary>Whether the command draws an office, so that directory and epoch must be among the facts.</summary>
    public static bool NeedsDraw(CaseState? state, CityCommand command, ServiceDefinition service) => throw new NotImplementedException();

    /// <summary>Whether the command asks how an office stands, so that the directory must be among the facts. True wherever <see cref="NeedsDraw"/> is.</summary>
    public static bool NeedsDirectory(CaseState? state, CityCommand command, ServiceDefinition service) => throw new NotImplementedException();

    public static Decision<CaseState, CaseReceipt> Open(CaseState? state, OpenCase command, CaseFacts facts, DateTimeOffset now) => throw new NotImplementedException();

    public static Decision<CaseState, CaseReceipt> AttachDocument(CaseState? state, AttachDocument command, CaseFacts facts, DateTimeOffset now) => throw new NotImplementedException();

    public static Decision<CaseState, CaseReceipt> Submit(CaseState? state, SubmitCase command, CaseFacts facts, DateTimeOffset now) => throw new NotImplementedException();

    public static Decision<CaseState, CaseReceipt> RegisterVisit(CaseState? state, RegisterVisit command, CaseFacts facts, DateTimeOffset now) => throw new NotImplementedException();

    public static Decision<CaseState, CaseReceipt> AnswerNotice(CaseState? state, AnswerNotice command, CaseFacts facts, DateTimeOffset now) => throw new NotImplementedException();

    public static Decision<CaseState, CaseReceipt> Withdraw(CaseState? state, WithdrawCase command, CaseFacts facts, DateTimeOffset now) => throw new NotImplementedException();

    public static Decision<CaseState, CaseReceipt> TakeWork(CaseState? state, TakeWork command, CaseFacts facts, DateTimeOffset now) => throw new NotImplementedException();

    public static Decision<CaseState, CaseReceipt> PerformStep(CaseState? state, PerformStep command, CaseFacts facts, DateTimeOffset now) => throw new NotImplementedException();

    public static Decision<CaseState, CaseReceipt> NoticeDeficiency(CaseState? state, NoticeDeficiency command, CaseFacts facts, DateTimeOffset now) => throw new NotImplementedException();

    public static Decision<CaseState, CaseReceipt> Decide(CaseState? state, DecideCase command, CaseFacts facts, DateTimeOffset now) => throw new NotImplementedException();

    public static Decision<CaseState, CaseReceipt> Close(CaseState? state, CloseCase command, CaseFacts facts, DateTimeOffset now) => throw new NotImplementedException();

    public static Decision<CaseState, CaseReceipt> Redraw(CaseState? state, RedrawCase command, CaseFacts facts, DateTimeOffset now) => throw new NotImplementedException();

    /// <summary>A due time came. Null: this state no longer waits for it, nothing is written.</summary>
    public static Decision<CaseState, CaseReceipt>? Due(CaseState? state, DueItem item, CaseFacts facts, DateTimeOffset now) => throw new NotImplementedException();

    /// <summary>When to wake the case again for a due time that came too early by this machine's clock; null: no need.</summary>
    public static DateTimeOffset? WakeAgainAt(CaseState? state, DueItem item, DateTimeOffset now) => throw new NotImplementedException();
}
