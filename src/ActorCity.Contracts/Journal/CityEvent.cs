using System.Text.Json.Serialization;
using ActorCity.Contracts.Cases.Events;
using ActorCity.Contracts.Catalogue.Events;
using ActorCity.Contracts.Offices.Events;
using ActorCity.Contracts.Routing.Events;

namespace ActorCity.Contracts.Journal;

/// <summary>
/// Something that happened, as an auditor will read it in ten years. The discriminator is the event's name for ever; members are
/// only added. No personal data, no localised text.
/// </summary>
[GenerateSerializer, Immutable, Alias("ac.event")]
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type", UnknownDerivedTypeHandling = JsonUnknownDerivedTypeHandling.FailSerialization)]
[JsonDerivedType(typeof(CaseOpened), "case.opened")]
[JsonDerivedType(typeof(DocumentAttached), "case.document-attached")]
[JsonDerivedType(typeof(CaseSubmitted), "case.submitted")]
[JsonDerivedType(typeof(StepOpened), "case.step-opened")]
[JsonDerivedType(typeof(OfficeDrawn), "case.office-drawn")]
[JsonDerivedType(typeof(WorkTaken), "case.work-taken")]
[JsonDerivedType(typeof(StepPerformed), "case.step-performed")]
[JsonDerivedType(typeof(VisitRegistered), "case.visit-registered")]
[JsonDerivedType(typeof(VisitBudgetExceeded), "case.visit-budget-exceeded")]
[JsonDerivedType(typeof(DeficiencyNoticed), "case.deficiency-noticed")]
[JsonDerivedType(typeof(DeficiencyBreached), "case.deficiency-breached")]
[JsonDerivedType(typeof(DeficiencyAnswered), "case.deficiency-answered")]
[JsonDerivedType(typeof(ClockStarted), "case.clock-started")]
[JsonDerivedType(typeof(ClockSuspended), "case.clock-suspended")]
[JsonDerivedType(typeof(ClockResumed), "case.clock-resumed")]
[JsonDerivedType(typeof(DeadlinePassed), "case.deadline-passed")]
[JsonDerivedType(typeof(CaseDecided), "case.decided")]
[JsonDerivedType(typeof(CaseWithdrawn), "case.withdrawn")]
[JsonDerivedType(typeof(CaseClosed), "case.closed")]
[JsonDerivedType(typeof(OfficeRegistered), "office.registered")]
[JsonDerivedType(typeof(OfficeLicensed), "office.licensed")]
[JsonDerivedType(typeof(OfficeActivated), "office.activated")]
[JsonDerivedType(typeof(OfficeScopeChanged), "office.scope-changed")]
[JsonDerivedType(typeof(OfficeCapacityChanged), "office.capacity-changed")]
[JsonDerivedType(typeof(OfficeSuspended), "office.suspended")]
[JsonDerivedType(typeof(OfficeRevoked), "office.revoked")]
[JsonDerivedType(typeof(ServiceDrafted), "service.drafted")]
[JsonDerivedType(typeof(ServiceReviewed), "service.reviewed")]
[JsonDerivedType(typeof(ServicePublished), "service.published")]
[JsonDerivedType(typeof(ServiceRetired), "service.retired")]
[JsonDerivedType(typeof(DirectoryChanged), "directory.changed")]
[JsonDerivedType(typeof(EpochCommitted), "draw-epoch.committed")]
[JsonDerivedType(typeof(EpochRevealed), "draw-epoch.revealed")]
public abstract record CityEvent;
