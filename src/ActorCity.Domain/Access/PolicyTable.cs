using System.Collections.Frozen;
using ActorCity.Contracts;
using ActorCity.Contracts.Access;
using ActorCity.Contracts.Cases;
using ActorCity.Contracts.Catalogue;
using ActorCity.Contracts.Offices;

namespace ActorCity.Domain.Access;

/// <summary>
/// The one policy table: who may give which command (law 4). Stewards rule and never act on a case; offices act on cases and never on
/// rules, offices or draws; the city itself only draws again. No role is in both halves.
/// </summary>
public static class PolicyTable
{
    /// <summary>Whoever brings an application: the citizen alone, any counter, another body, its software.</summary>
    private static readonly ActorRole[] Opening =
        [ActorRole.Citizen, ActorRole.Clerk, ActorRole.OfficeManager, ActorRole.AgencyOfficer, ActorRole.Integrator];

    /// <summary>The same in a case that is open; then there may be a mandate, too.</summary>
    private static readonly ActorRole[] Applying = [.. Opening, ActorRole.Agent];

    /// <summary>People of offices, and software that plays in what people of offices did.</summary>
    private static readonly ActorRole[] AtOffices =
        [ActorRole.Clerk, ActorRole.Examiner, ActorRole.Inspector, ActorRole.OfficeManager, ActorRole.AgencyOfficer, ActorRole.Integrator];

    private static readonly ActorRole[] Examining = [ActorRole.Examiner, ActorRole.Inspector];

    private static readonly ActorRole[] Ruling = [ActorRole.Steward];

    private static readonly FrozenDictionary<Type, FrozenSet<ActorRole>> Allowed = new Dictionary<Type, ActorRole[]>
    {
        [typeof(OpenCase)] = Opening,
        [typeof(AttachDocument)] = Applying,
        [typeof(SubmitCase)] = Applying,
        [typeof(AnswerNotice)] = Applying,
        [typeof(AnswerForm)] = Applying,
        [typeof(WithdrawCase)] = [ActorRole.Citizen, ActorRole.Clerk, ActorRole.Integrator, ActorRole.Agent],
        [typeof(AppealDecision)] = [ActorRole.Citizen, ActorRole.Clerk, ActorRole.Agent],
        [typeof(GrantMandate)] = [ActorRole.Citizen, ActorRole.Clerk],
        [typeof(WithdrawMandate)] = [ActorRole.Citizen, ActorRole.Clerk, ActorRole.Agent],
        [typeof(RecordPayment)] = [ActorRole.Clerk, ActorRole.OfficeManager, ActorRole.Integrator],
        [typeof(VoidPayment)] = [ActorRole.OfficeManager, ActorRole.Integrator],
        [typeof(RefundPayment)] = [ActorRole.OfficeManager, ActorRole.Integrator],
        [typeof(ProposeFeeOverride)] = [ActorRole.OfficeManager],
        [typeof(SettleFeeOverride)] = [ActorRole.OfficeManager],
        [typeof(ExplainVisit)] = [ActorRole.Citizen, ActorRole.Clerk, ActorRole.Examiner, ActorRole.OfficeManager],
        [typeof(DeclareInterest)] = [ActorRole.Clerk, ActorRole.Examiner, ActorRole.Inspector, ActorRole.OfficeManager],
        [typeof(MigrateCase)] = [ActorRole.OfficeManager],
        [typeof(RegisterVisit)] = AtOffices,
        [typeof(TakeWork)] = Examining,
        [typeof(PerformStep)] = [.. AtOffices, ActorRole.Citizen, ActorRole.Agent],
        [typeof(NoticeDeficiency)] = [ActorRole.Examiner],
        [typeof(DecideCase)] = [ActorRole.Examiner],
        [typeof(CloseCase)] = AtOffices,
        [typeof(RedrawCase)] = [ActorRole.City],

        [typeof(TakeNext)] = Examining,
        [typeof(RegisterOffice)] = Ruling,
        [typeof(LicenseOffice)] = Ruling,
        [typeof(ActivateOffice)] = Ruling,
        [typeof(ChangeOfficeScope)] = Ruling,
        [typeof(ChangeOfficeCapacity)] = Ruling,
        [typeof(SuspendOffice)] = Ruling,
        [typeof(RevokeOffice)] = Ruling,

        [typeof(DraftService)] = Ruling,
        [typeof(ReviewService)] = Ruling,
        [typeof(PublishService)] = Ruling,
        [typeof(RetireService)] = Ruling,
    }.ToFrozenDictionary(row => row.Key, row => row.Value.ToFrozenSet());

    /// <summary>Command types that the table knows.</summary>
    public static IEnumerable<Type> Commands => Allowed.Keys;

    /// <summary>Whether a role may give commands of a type; false for a type that the table does not know.</summary>
    public static bool Allows(Type command, ActorRole role) => Allowed.TryGetValue(command, out var roles) && roles.Contains(role);

    /// <summary>Why the actor may not give the command; null if he may.</summary>
    public static Refusal? Check(CityCommand command)
    {
        ArgumentNullException.ThrowIfNull(command);
        return Allows(command.GetType(), command.Actor.Role)
            ? null
            : AccessErrors.RoleMayNot.With("role", Words.Of(command.Actor.Role));
    }

    /// <summary>Roles that act for an applicant.</summary>
    public static bool Applies(ActorRole role) => Applying.Contains(role);

    /// <summary>Roles that always act for an office.</summary>
    public static bool ActsForOffice(ActorRole role) =>
        role is ActorRole.Clerk or ActorRole.Examiner or ActorRole.Inspector or ActorRole.OfficeManager;

    /// <summary>Roles that never act for an office, so that nobody is steward or citizen and office at once.</summary>
    public static bool NeverActsForOffice(ActorRole role) => role is ActorRole.Citizen or ActorRole.Agent or ActorRole.Steward or ActorRole.City;
}
