using ActorCity.Domain.Access;

namespace ActorCity.Domain.Tests.Access;

public sealed class PolicyTableTests
{
    private static readonly string[] OfCases =
    [
        nameof(OpenCase), nameof(AttachDocument), nameof(SubmitCase), nameof(RegisterVisit), nameof(AnswerNotice), nameof(WithdrawCase),
        nameof(TakeWork), nameof(PerformStep), nameof(NoticeDeficiency), nameof(DecideCase), nameof(CloseCase), nameof(RedrawCase), nameof(TakeNext),
        nameof(AnswerForm), nameof(AppealDecision), nameof(GrantMandate), nameof(WithdrawMandate), nameof(ExplainVisit), nameof(DeclareInterest),
        nameof(MigrateCase), nameof(RecordPayment), nameof(VoidPayment), nameof(RefundPayment), nameof(ProposeFeeOverride), nameof(SettleFeeOverride),
    ];

    /// <summary>Who may, for what an application, money and rules touch.</summary>
    public static TheoryData<Type, ActorRole[]> Rows => new()
    {
        { typeof(AnswerForm), [ActorRole.Citizen, ActorRole.Clerk, ActorRole.Integrator, ActorRole.AgencyOfficer, ActorRole.Agent, ActorRole.OfficeManager] },
        { typeof(AppealDecision), [ActorRole.Citizen, ActorRole.Clerk, ActorRole.Agent] },
        { typeof(GrantMandate), [ActorRole.Citizen, ActorRole.Clerk] },
        { typeof(WithdrawMandate), [ActorRole.Citizen, ActorRole.Clerk, ActorRole.Agent] },
        { typeof(RecordPayment), [ActorRole.Clerk, ActorRole.OfficeManager, ActorRole.Integrator] },
        { typeof(VoidPayment), [ActorRole.OfficeManager, ActorRole.Integrator] },
        { typeof(RefundPayment), [ActorRole.OfficeManager, ActorRole.Integrator] },
        { typeof(ProposeFeeOverride), [ActorRole.OfficeManager] },
        { typeof(SettleFeeOverride), [ActorRole.OfficeManager] },
        { typeof(ExplainVisit), [ActorRole.Citizen, ActorRole.Clerk, ActorRole.Examiner, ActorRole.OfficeManager] },
        { typeof(DeclareInterest), [ActorRole.Clerk, ActorRole.Examiner, ActorRole.Inspector, ActorRole.OfficeManager] },
        { typeof(MigrateCase), [ActorRole.OfficeManager] },
    };

    private static IEnumerable<Type> Commands =>
        typeof(CityCommand).Assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(CityCommand)) && !t.IsAbstract);

    [Fact]
    public void Every_command_of_the_contracts_has_its_row() =>
        Assert.Equal(Commands.Select(t => t.Name).Order(), PolicyTable.Commands.Select(t => t.Name).Order());

    /// <summary>Law 4, over the whole table.</summary>
    [Fact]
    public void Stewards_never_act_on_cases_and_nobody_else_ever_rules()
    {
        foreach (var command in Commands)
        {
            var roles = Enum.GetValues<ActorRole>().Where(r => PolicyTable.Allows(command, r)).ToList();
            if (OfCases.Contains(command.Name))
            {
                Assert.DoesNotContain(ActorRole.Steward, roles);
            }
            else
            {
                Assert.Equal([ActorRole.Steward], roles);
            }
        }
    }

    [Theory, MemberData(nameof(Rows))]
    public void Each_command_has_its_roles_and_no_other(Type command, ActorRole[] roles) =>
        Assert.Equal(roles.Order(), Enum.GetValues<ActorRole>().Where(r => PolicyTable.Allows(command, r)).Order());

    [Fact]
    public void The_city_by_itself_only_draws_again() =>
        Assert.Equal([typeof(RedrawCase)], Commands.Where(c => PolicyTable.Allows(c, ActorRole.City)));

    [Fact]
    public void Only_examiners_decide_and_send_notices()
    {
        Assert.Equal([ActorRole.Examiner], Enum.GetValues<ActorRole>().Where(r => PolicyTable.Allows(typeof(DecideCase), r)));
        Assert.Equal([ActorRole.Examiner], Enum.GetValues<ActorRole>().Where(r => PolicyTable.Allows(typeof(NoticeDeficiency), r)));
    }

    [Fact]
    public void A_command_the_table_does_not_know_is_refused() => Assert.False(PolicyTable.Allows(typeof(CityCommand), ActorRole.Citizen));

    [Fact]
    public void A_refusal_names_the_role()
    {
        var refusal = PolicyTable.Check(new SubmitCase { CommandId = "command-1", Actor = new Actor { Person = "m", Office = "01-101", Role = ActorRole.Steward } });

        Assert.Equal("access.role-may-not", refusal!.Code);
        Assert.Equal("steward", refusal.Values["role"]);
    }
}
