using System.Data.Common;
using System.Globalization;
using ActorCity.Contracts;
using ActorCity.Contracts.Access;
using ActorCity.Contracts.Offices;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using static ActorCity.Grains.Tests.DemoCity;

namespace ActorCity.Grains.Tests;

/// <summary>What an office's desk gives when cases refuse.</summary>
public sealed class DeskTests(CityCluster city) : IClassFixture<CityCluster>
{
    [Fact]
    public async Task Steps_that_their_cases_refuse_are_passed_over_however_many_pages_they_fill()
    {
        var (id, office) = await SubmittedAsync(city);
        await RefusingAsync(office, 50);

        var taken = Applied(await city.Grains.Office<IOfficeDesk>(office).TakeNextAsync(Ask(office)));

        Assert.Equal(id, taken.Case);
        await NoneRefusingAsync(office);
    }

    [Fact]
    public async Task Where_steps_wait_and_none_can_be_taken_the_answer_says_so_and_how_many_were_tried()
    {
        await OpenOfficeAsync(city, "t-full");
        await RefusingAsync("t-full", 20);
        var few = await city.Grains.Office<IOfficeDesk>("t-full").TakeNextAsync(Ask("t-full"));
        await RefusingAsync("t-full", 300);
        var many = await city.Grains.Office<IOfficeDesk>("t-full").TakeNextAsync(Ask("t-full"));

        Assert.Equal((OfficeErrors.NothingTakeable.Code, "20"), (few.Refusal?.Code, few.Refusal?.Values["tried"]));
        Assert.Equal((OfficeErrors.NothingTakeable.Code, "200"), (many.Refusal?.Code, many.Refusal?.Values["tried"]));
        await NoneRefusingAsync("t-full");
    }

    [Fact]
    public async Task An_inspector_is_given_no_work_of_examiners()
    {
        var (_, office) = await SubmittedAsync(city);

        var inspector = await city.Grains.Office<IOfficeDesk>(office).TakeNextAsync(
            Ask(office) with { Actor = new Actor { Person = "inspector-1", Office = office, Role = ActorRole.Inspector } });

        Assert.Equal(OfficeErrors.NothingToDo.Code, inspector.Refusal?.Code);
        Applied(await city.Grains.Office<IOfficeDesk>(office).TakeNextAsync(Ask(office)));
    }

    private static TakeNext Ask(string office) => new() { CommandId = NewId(), Actor = Examiner(office) };

    /// <summary>Most urgent work of cases that nobody opened: every one refuses.</summary>
    private async Task RefusingAsync(string office, int count)
    {
        for (var n = 0; n < count; n++)
        {
            await ExecuteAsync(
                "INSERT INTO work_item (case_id, step, office, service, waiting, due_at, since, skill) VALUES ($1, 'examination', $2, 'refusing', false, $3, $3, 'examiner') ON CONFLICT DO NOTHING",
                Contracts.Cases.CaseId.FromCommand(string.Create(CultureInfo.InvariantCulture, $"refusing-{office}-{n}")).TrackingCode, office, DateTime.UnixEpoch);
        }
    }

    private Task NoneRefusingAsync(string office) => ExecuteAsync("DELETE FROM work_item WHERE office = $1 AND service = 'refusing'", office);

    private async Task ExecuteAsync(string sql, params object[] values)
    {
        await using var command = city.Silo().GetRequiredService<DbDataSource>().CreateCommand(sql);
        foreach (var value in values)
        {
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        }

        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }
}
