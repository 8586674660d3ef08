using System.Text.Json.Nodes;

namespace ActorCity.Http.Tests.City;

/// <summary>Money over HTTP, on a service that is paid for before it is decided.</summary>
public sealed class PaymentTests(CityFixture city)
{
    private const long Debt = 2_000_000;
    private readonly CityCalls calls = city.Calls;

    [Fact]
    public async Task A_bill_is_told_line_by_line_and_paid_once_and_whole()
    {
        var path = await SubmitAsync();
        var bill = await BillAsync(path, 1);
        var total = (long)bill["total"]!;
        var payment = Payment(total);

        Assert.Equal("open", (string?)bill["status"]);
        Assert.Equal(total, bill["lines"]!.AsArray().Sum(line => (long)line!["amount"]!));
        Assert.All(bill["lines"]!.AsArray(), line => Assert.NotEmpty((string)line!["computation"]!));
        await calls.RefusedAsync(409, "case.amount-differs", path, "bills/1/payment", Payment(total - 1));
        await calls.RefusedAsync(404, "case.unknown-bill", path, "bills/2/payment", payment);
        await calls.RefusedAsync(404, "case.unknown-bill", path, "bills/one/payment", payment);
        await calls.RefusedAsync(403, "access.role-may-not", path, "bills/1/payment", Payment(total) with { Actor = CityCalls.Citizen });
        await calls.RefusedAsync(400, "command.malformed", path, "bills/1/payment", Payment(total) with { Reference = "no" });

        var key = CityCalls.Key();
        var first = await CityCalls.ExpectAsync(200, calls.PostAsync($"{path}/bills/1/payment", payment, key));
        var again = await CityCalls.ExpectAsync(200, calls.PostAsync($"{path}/bills/1/payment", payment, key));
        Assert.Equal(first.Text, again.Text);
        await calls.RefusedAsync(409, "case.bill-status", path, "bills/1/payment", payment);

        Assert.Equal("paid", (string?)(await BillAsync(path, 1))["status"]);
        Assert.Equal(
            [("receivable", total), ("cash:01-01", total), ("receivable", -total)],
            (await LedgerAsync(path)).Where(l => !l.Account.StartsWith("revenue", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_void_payment_opens_the_bill_again_and_another_total_takes_two_offices()
    {
        var path = await SubmitAsync();
        var total = (long)(await BillAsync(path, 1))["total"]!;
        await calls.RefusedAsync(409, "case.bill-status", path, "bills/1/void", new { actor = CityCalls.OfficeManager(CityCalls.Intake), reason = "x" });
        await CityCalls.ExpectAsync(200, calls.PostAsync($"{path}/bills/1/payment", Payment(total)));
        var office = await DrawnAsync(path);

        await CityCalls.ExpectAsync(200, calls.PostAsync($"{path}/bills/1/void", new { actor = CityCalls.OfficeManager(CityCalls.Intake), reason = "Charged back." }));
        Assert.Equal("open", (string?)(await BillAsync(path, 1))["status"]);
        Assert.Equal("open", (string?)await StepAsync(path, "debt-payment"));

        var (manager, other) = (CityCalls.OfficeManager(office), CityCalls.OfficeManager(office == "02-01" ? "03-01" : "02-01"));
        await calls.RefusedAsync(409, "case.override-status", path, "bills/1/override/settlement", Settlement(other));
        await calls.RefusedAsync(409, "case.not-holder", path, "bills/1/override", new { actor = other, total = 500_000, reason = "Hardship." });
        await CityCalls.ExpectAsync(200, calls.PostAsync($"{path}/bills/1/override", new { actor = manager, total = 500_000, reason = "Hardship." }));
        await calls.RefusedAsync(409, "case.override-status", path, "bills/1/override", new { actor = manager, total = 400_000, reason = "Hardship." });
        await calls.RefusedAsync(403, "case.four-eyes", path, "bills/1/override/settlement", Settlement(manager));
        await calls.RefusedAsync(403, "case.four-eyes", path, "bills/1/override/settlement", Settlement(CityCalls.OfficeManager(CityCalls.Intake)));
        Assert.Equal(500_000, (long)(await BillAsync(path, 1))["proposed"]!["total"]!);

        await CityCalls.ExpectAsync(200, calls.PostAsync($"{path}/bills/1/override/settlement", Settlement(other)));
        Assert.Equal("cancelled", (string?)(await BillAsync(path, 1))["status"]);
        Assert.Equal("override", (string?)(await BillAsync(path, 2))["lines"]![0]!["fee"]);
        await CityCalls.ExpectAsync(200, calls.PostAsync($"{path}/bills/2/payment", Payment(500_000, "online-9")));
        await AssertBalancedAsync(path);
    }

    [Fact]
    public async Task Money_goes_back_after_a_withdrawal_once_and_under_a_reference_of_its_own()
    {
        var path = await SubmitAsync();
        var total = (long)(await BillAsync(path, 1))["total"]!;
        await CityCalls.ExpectAsync(200, calls.PostAsync($"{path}/bills/1/payment", Payment(total)));
        await calls.RefusedAsync(409, "case.bill-status", path, "bills/1/refund", Refund("bank-1"));
        await CityCalls.ExpectAsync(200, calls.PostAsync($"{path}/withdraw", new { actor = CityCalls.Clerk }));

        await calls.RefusedAsync(409, "case.payment-reused", path, "bills/1/refund", Refund("till-0001"));
        await CityCalls.ExpectAsync(200, calls.PostAsync($"{path}/bills/1/refund", Refund("bank-0001")));
        await calls.RefusedAsync(409, "case.bill-status", path, "bills/1/refund", Refund("bank-0002"));

        Assert.Equal("refunded", (string?)(await BillAsync(path, 1))["status"]);
        Assert.Equal(0, (await LedgerAsync(path)).Where(l => l.Account == "cash:01-01").Sum(l => l.Amount));
        await AssertBalancedAsync(path);
    }

    [Fact]
    public async Task A_case_without_bills_has_an_empty_list_and_an_unknown_one_none()
    {
        var path = await calls.OpenAsync();

        foreach (var part in new[] { "bills", "ledger", "deadline" })
        {
            Assert.Empty((await CityCalls.ExpectAsync(200, calls.GetAsync($"{path}/{part}"))).Json["items"]!.AsArray());
            Assert.Equal("case.unknown", (await calls.GetAsync($"/v1/cases/0000000000000000/{part}")).Code);
            Assert.Equal("case.unknown", (await calls.GetAsync($"/v1/cases/nothing/{part}")).Code);
        }
    }

    private static PaymentBody Payment(long amount, string reference = "till-0001") => new(CityCalls.Clerk, amount, "cash", reference);

    private static object Refund(string reference) => new { actor = CityCalls.OfficeManager(CityCalls.Intake), reason = "Withdrawn.", reference };

    private static object Settlement(object actor) => new { actor, approve = true, reason = "Agreed." };

    /// <summary>A clearance with a debt, handed in: its bill is open.</summary>
    private async Task<string> SubmitAsync()
    {
        var path = await calls.OpenAsync(service: "clearance");
        await CityCalls.ExpectAsync(200, calls.PostAsync($"{path}/form", ApplicationTests.Form(ApplicationTests.Clearance(Debt))));
        await calls.AttachAsync(path, "request-form");
        await calls.AttachAsync(path, "identity-papers");
        await CityCalls.ExpectAsync(200, calls.PostAsync($"{path}/submit", new { actor = CityCalls.Clerk }));
        return path;
    }

    private async Task<JsonNode> BillAsync(string path, int number) =>
        (await CityCalls.ExpectAsync(200, calls.GetAsync($"{path}/bills"))).Json["items"]!.AsArray().Single(bill => (int)bill!["number"]! == number)!;

    private async Task<(string Account, long Amount)[]> LedgerAsync(string path) =>
        [.. (await CityCalls.ExpectAsync(200, calls.GetAsync($"{path}/ledger"))).Json["items"]!.AsArray()
            .Select(line => ((string)line!["account"]!, (long)line["amount"]!))];

    private async Task AssertBalancedAsync(string path)
    {
        Assert.Equal(0, (await LedgerAsync(path)).Sum(line => line.Amount));
        var balance = (await CityCalls.ExpectAsync(200, calls.GetAsync("/v1/ledger/balance"))).Json;
        Assert.Equal((0L, 0L), ((long)balance["total"]!, (long)balance["unbalanced"]!));
        Assert.Contains("receivable", balance["accounts"]!.AsArray().Select(account => (string)account!["account"]!));
    }

    private async Task<string> DrawnAsync(string path) => (string)(await calls.GetAsync(path)).Json["holder"]!;

    private async Task<JsonNode?> StepAsync(string path, string code) =>
        (await calls.GetAsync($"{path}/steps")).Json["items"]!.AsArray().Single(step => (string?)step!["code"] == code)!["status"];

    private sealed record PaymentBody(object Actor, long Amount, string Method, string Reference);
}
