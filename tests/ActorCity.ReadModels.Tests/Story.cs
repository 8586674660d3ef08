using ActorCity.Contracts.Cases.Events;
using ActorCity.Contracts.Catalogue.Events;
using ActorCity.Contracts.Offices.Events;
using ActorCity.ReadModels.Sql;

namespace ActorCity.ReadModels.Tests;

/// <summary>Events of a small town, and ways to look at its tables.</summary>
internal static class Story
{
    public static CaseOpened Opened(string service, Channel channel = Channel.Internet, DateTimeOffset? deadline = null) => new()
    {
        Service = service, ServiceVersion = 1, ApplicantHash = "hash", Channel = channel, VisitBudget = 1, DrawSubject = "subject", Deadline = deadline,
    };

    public static StepPerformed Performed(string step, string office = "06-112") => new() { Step = step, Office = office, Person = "p-1" };

    public static VisitRegistered Visit(int number, bool excess = false) =>
        new() { Number = number, Office = "06-112", AskedBy = "citizen", Fault = VisitFault.None, Excess = excess };

    public static BillIssued Bill(int number, long total, string computation = "1 × 1") => new()
    {
        Number = number, Step = "payment", Total = total, Tariff = "tariff-1405",
        Lines = [new BillLine { Fee = "plan-fee", Amount = total, Computation = computation }],
    };

    /// <summary>Two offices, a service and ten cases with steps, visits, documents and paid bills.</summary>
    public static async Task TownAsync(Tables tables)
    {
        foreach (var code in new[] { "06-112", "01-01" })
        {
            await tables.OfficeEventAsync(code, $"register-{code}", new OfficeRegistered { Name = new LocalText { Fa = "دفتر", En = "Office" }, Region = 6, District = 1 });
            await tables.OfficeEventAsync(
                code, $"license-{code}", new OfficeLicensed { Licence = "L-1", Until = new DateOnly(2099, 1, 1), Scope = ["*"], Capacity = 10 }, new OfficeActivated());
        }

        await tables.ServiceEventAsync("pothole", "draft-pothole", new ServiceDrafted
        {
            Version = 1,
            Definition = new ServiceDefinition
            {
                Code = "pothole",
                Title = new LocalText { Fa = "چاله", En = "Pothole" },
                Agency = "municipality",
                VisitBudget = 1,
                Steps = [new StepDefinition { Code = "repair", Title = new LocalText { Fa = "رفع", En = "Repair" }, Performer = StepPerformer.AnyOffice }],
            },
        });
        for (var n = 0; n < 10; n++)
        {
            await tables.CaseEventAsync(Tables.Id(n), $"open-{n}-command", Tables.Noon, Opened("pothole"), new CaseSubmitted());
            await tables.CaseEventAsync(Tables.Id(n), $"visit-{n}-command", Tables.Noon.AddHours(1), Visit(1));
            await tables.CaseEventAsync(Tables.Id(n), $"paper-{n}-command", Tables.Noon.AddHours(2), new DocumentAttached
            {
                Number = 1, Item = "photo", FileName = "عکس.jpg", MediaType = "image/jpeg", Bytes = 3, Sha256 = new string('a', 64),
            });
            await tables.CaseEventAsync(Tables.Id(n), $"bill-{n}-command", Tables.Noon.AddHours(2), Bill(1, 700), new PaymentRecorded
            {
                Bill = 1, Amount = 700, Method = PaymentMethod.Cash, Reference = $"till-{n:0000}", Till = "06-112",
            });
            if (n % 2 == 0)
            {
                await tables.CaseEventAsync(Tables.Id(n), $"step-{n}-command", Tables.Noon.AddHours(3), Performed("repair"));
            }
        }
    }

    /// <summary>How the engine would answer a question.</summary>
    public static async Task<string> PlanAsync(this Tables tables, SqlQuestion question)
    {
        await using var connection = await tables.Storage.Source.OpenConnectionAsync();
        await using var command = question.On(connection, null, 5);
#pragma warning disable CA2100 // The question's own text.
        command.CommandText = (tables.Database.IsPostgreSql ? "EXPLAIN " : "EXPLAIN QUERY PLAN ") + command.CommandText;
#pragma warning restore CA2100
        await using var reader = await command.ExecuteReaderAsync();
        var plan = new List<string>();
        while (await reader.ReadAsync())
        {
            plan.Add(reader.GetString(reader.FieldCount - 1));
        }

        return string.Join('\n', plan);
    }
}
