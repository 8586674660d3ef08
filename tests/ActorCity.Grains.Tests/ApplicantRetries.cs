using ActorCity.Contracts;
using ActorCity.Contracts.Cases;
using static ActorCity.Grains.Tests.DemoCity;

namespace ActorCity.Grains.Tests;

/// <summary>The applicant's commands on a case, alone or at a counter, each after what must have happened before it.</summary>
internal static class ApplicantRetries
{
    public static Dictionary<Type, Func<CityCluster, Task<Retry>>> All { get; } = new()
    {
        [typeof(OpenCase)] = city =>
        {
            var id = NewId();
            return Task.FromResult(Give(city, CaseId.FromCommand(id), Open(id), (g, c) => g.OpenAsync(c)));
        },
        [typeof(AttachDocument)] = async city => Give(city, await OpenedAsync(city), Document(), (g, c) => g.AttachDocumentAsync(c)),
        [typeof(RegisterVisit)] = async city => Give(city, await OpenedAsync(city), Visit(), (g, c) => g.RegisterVisitAsync(c)),
        [typeof(AnswerForm)] = async city => Give(city, await OpenedAsync(city, DemoCards.Paid.Code), Form(), (g, c) => g.AnswerFormAsync(c)),
        [typeof(WithdrawCase)] = async city => Give(city, await OpenedAsync(city), Withdrawal(), (g, c) => g.WithdrawAsync(c)),
        [typeof(GrantMandate)] = async city => Give(city, await OpenedAsync(city), Mandate(), (g, c) => g.GrantMandateAsync(c)),
        [typeof(WithdrawMandate)] = async city =>
        {
            var id = await OpenedAsync(city);
            Applied(await city.Grains.Case<ICaseIntake>(id).GrantMandateAsync(Mandate()));
            return Give(city, id, new WithdrawMandate { CommandId = NewId(), Actor = Citizen }, (g, c) => g.WithdrawMandateAsync(c));
        },
        [typeof(SubmitCase)] = async city =>
        {
            var id = await OpenedAsync(city);
            Applied(await city.Grains.Case<ICaseIntake>(id).AttachDocumentAsync(Document()));
            return Give(city, id, new SubmitCase { CommandId = NewId(), Actor = Clerk }, (g, c) => g.SubmitAsync(c));
        },
        [typeof(AnswerNotice)] = async city =>
        {
            var (id, office) = await TakenAsync(city);
            Applied(await city.Grains.Case<ICaseExamination>(id).NoticeDeficiencyAsync(Notice(office)));
            return Give(city, id, new AnswerNotice { CommandId = NewId(), Actor = Citizen, Text = "sent again" }, (g, c) => g.AnswerNoticeAsync(c));
        },
        [typeof(AppealDecision)] = async city =>
        {
            var id = await RefusedAsync(city);
            return Give(city, id, new AppealDecision { CommandId = NewId(), Actor = Citizen, Reason = "it is not so" }, (g, c) => g.AppealAsync(c));
        },
    };

    private static Retry Give<TCommand>(CityCluster city, CaseId id, TCommand command, Func<ICaseIntake, TCommand, Task<Outcome<CaseReceipt>>> send)
        where TCommand : CityCommand =>
        Retry.Of(id.Key, command, c => send(city.Grains.Case<ICaseIntake>(id), c));

    private static AnswerForm Form() =>
        new() { CommandId = NewId(), Actor = Citizen, Answers = [new FieldAnswer { Field = "use", Value = "housing" }] };

    private static GrantMandate Mandate() => new() { CommandId = NewId(), Actor = Citizen, Agent = "agent-1" };
}
