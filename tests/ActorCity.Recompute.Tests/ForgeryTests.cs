using System.Text.Json.Nodes;
using static ActorCity.Recompute.Tests.Forgery;

namespace ActorCity.Recompute.Tests;

/// <summary>Every kind of figure, forged once: the recomputation must notice each.</summary>
[Collection(nameof(ExportedCity))]
public sealed class ForgeryTests(ExportedCity city)
{
    private static readonly Dictionary<string, Forgery> Money = new()
    {
        ["a bill's total"] = new("bill-issued", Add("total", 1), "computed") { Where = IsOfTheTariff },
        ["a bill's line and its total"] = new("bill-issued", (_, e) => Dearer(e, 1000), "computed") { Where = IsOfTheTariff },
        ["a bill's line left out"] = new("bill-issued", (_, e) => Cheaper(e), "computed") { Where = (_, e) => e["lines"]!.AsArray().Count > 1 },
        ["a bill's tariff"] = new("bill-issued", Set("tariff", "tariff-of-friends"), "names the tariff tariff-of-friends") { Where = IsOfTheTariff },
        ["a bill's number"] = new("bill-issued", Add("number", 1), "is the case's"),
        ["a bill left out"] = new("bill-issued", LeaveOut(), "was opened without a bill") { Where = (entry, e) => IsOfTheTariff(entry, e) && Has(entry, "step-opened") },
        ["a payment skipped"] = new("bill-issued", (entry, e) => Skip(entry, e), "rial to pay") { Where = (entry, e) => IsOfTheTariff(entry, e) && Has(entry, "step-opened") },
        ["an overridden bill"] = new("bill-issued", (_, e) => Dearer(e, 1), "rial, approved") { Where = (entry, e) => !IsOfTheTariff(entry, e) },
        ["an override's total"] = new("fee-override-settled", Add("total", 1), "asked for"),
        ["a payment's amount"] = new("payment-recorded", Add("amount", -1), "rial of"),
        ["a payment counted twice"] = new("payment-recorded", (entry, e) => entry["events"]!.AsArray().Add(e.DeepClone()), "but it is paid"),
        ["a voided payment's amount"] = new("payment-voided", Add("amount", 1), "rial of"),
        ["a refund's amount"] = new("payment-refunded", Add("amount", 1_000_000), "rial of"),
        ["a cancelled bill's total"] = new("bill-cancelled", Add("total", 1), "rial of"),
        ["a bill cancelled that was paid"] = new("payment-recorded", (entry, e) => Cancel(entry, e), "but it is paid"),
        ["a risk class"] = new("risk-classified", (_, e) => e["class"] = e["class"]!.GetValue<string>() == "high" ? "low" : "high", "computed"),
        ["what counts as a fact"] = new("form-answered", (_, e) => e["answers"]![0]!["kept"] = !(e["answers"]![0]!["kept"]?.GetValue<bool>() ?? false), "for the city"),
        ["a version that never was"] = new("migrated", (_, e) => e["toVersion"] = 3, "was never published"),
    };

    private static readonly Dictionary<string, Forgery> Time = new()
    {
        ["the decision's due time"] = new("clock-started", Later("dueAt"), "computed") { Where = HasDays },
        ["the decision's working days"] = new("clock-started", Add("workingDays", 1), "the card says") { Where = HasDays },
        ["a clock that never started"] = new("clock-started", LeaveOut(), "no clock was started") { Where = (entry, _) => Has(entry, "submitted") },
        ["the days left at a stop"] = new("clock-suspended", Add("remainingWorkingDays", -1), "working days left"),
        ["a notice that did not stop the clock"] = new("clock-suspended", LeaveOut(), "did not stop the clock") { Where = (entry, _) => Has(entry, "deficiency-noticed") },
        ["a clock that ran on at the applicant's turn"] =
            new("clock-suspended", LeaveOut(), "runs while only the applicant") { Where = (entry, _) => !Has(entry, "deficiency-noticed") },
        ["the due time of a clock that goes on"] = new("clock-resumed", Later("dueAt"), "computed"),
        ["a clock that never went on"] = new("clock-resumed", LeaveOut(), "stands still"),
        ["a deadline that passed at another time"] = new("deadline-passed", Later("dueAt"), "but what ran was due"),
        ["the applicant's due time"] = new("applicant-clock-started", Later("dueAt"), "computed"),
        ["the applicant's working days"] = new("applicant-clock-started", Add("workingDays", -1), "the card says"),
        ["no time to answer"] = new("applicant-clock-started", LeaveOut(), "no time to answer"),
        ["the applicant's silence"] = new("applicant-silent", Later("dueAt"), "but what ran was due"),
        ["a step's due time"] = new("step-clock-started", Later("dueAt"), "computed"),
        ["a step's working days"] = new("step-clock-started", Add("workingDays", 1), "the card says"),
        ["a step's clock that never started"] = new("step-clock-started", LeaveOut(), "its clock was not started") { Where = (entry, _) => Has(entry, "submitted") },
        ["an escalation's next level"] = new("step-escalated", Later("nextAt"), "computed") { Where = (_, e) => e["nextAt"] is not null },
        ["an escalation's level"] = new("step-escalated", Add("level", 1), "of the ladder to"),
        ["an escalation's due time"] = new("step-escalated", Later("dueAt"), "but what ran was due"),
        ["what silence was taken for"] = new("step-deemed", Set("outcome", "as-friends-like"), "was taken for as-friends-like"),
        ["when silence began to count"] = new("step-deemed", Later("dueAt"), "but what ran was due"),
        ["silence before its time"] = new("step-deemed", (entry, _) => entry["at"] = "2026-04-04T00:00:00Z", "taken as over before"),
        ["the law's verdict on silence"] = new("verdict-deemed", Set("verdict", "as-friends-like"), "silence was taken for as-friends-like"),
        ["when the law answered"] = new("verdict-deemed", Later("dueAt"), "but what ran was due"),
        ["a certificate's end"] = new("certificate-issued", Later("validUntil"), "computed") { Where = (_, e) => e["validUntil"] is not null },
        ["an appeal taken too late"] = new("appeal-lodged", (entry, _) => entry["at"] = "2030-01-01T00:00:00Z", "appeal taken, possible until"),
    };

    public static TheoryData<string> Forgeries => [.. Money.Keys, .. Time.Keys];

    [Theory]
    [MemberData(nameof(Forgeries))]
    public async Task It_notices_a_forged(string what)
    {
        var forgery = Money.GetValueOrDefault(what) ?? Time[what];
        var lines = forgery.Apply(city);
        Assert.True(lines is not null, $"No case has {what}.");

        var (code, output) = await Recomputation.RunAsync(lines);

        Assert.Equal(1, code);
        Assert.Contains(forgery.Told, output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_notices_a_rate_that_was_changed_in_a_card_afterwards()
    {
        var lines = city.Lines.Select(l => l.StartsWith("{\"stream\":\"sv-building-permit\"", StringComparison.Ordinal) && l.Contains("service.drafted", StringComparison.Ordinal) ? DearerCard(l) : l);

        var (code, output) = await Recomputation.RunAsync(lines);

        Assert.Equal(1, code);
        Assert.Contains("computed", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_notices_an_entry_that_was_taken_out()
    {
        var second = city.Lines.First(l => l.StartsWith("{\"stream\":\"cs-", StringComparison.Ordinal) && l.Contains("\"sequence\":2,", StringComparison.Ordinal));

        var (code, output) = await Recomputation.RunAsync(city.Lines.Remove(second));

        Assert.Equal(1, code);
        Assert.Contains("the chain is broken", output, StringComparison.Ordinal);
    }

    private static bool IsOfTheTariff(JsonObject entry, JsonObject bill) => bill["tariff"]!.GetValue<string>() != "override";

    private static bool HasDays(JsonObject entry, JsonObject clock) => clock["workingDays"] is not null;

    private static void Dearer(JsonObject bill, long more)
    {
        var line = bill["lines"]![0]!;
        line["amount"] = line["amount"]!.GetValue<long>() + more;
        bill["total"] = bill["total"]!.GetValue<long>() + more;
    }

    private static void Cheaper(JsonObject bill)
    {
        var line = bill["lines"]![0]!;
        bill["total"] = bill["total"]!.GetValue<long>() - line["amount"]!.GetValue<long>();
        bill["lines"]!.AsArray().Remove(line);
    }

    private static void Skip(JsonObject entry, JsonObject bill)
    {
        var (events, step) = (entry["events"]!.AsArray(), bill["step"]!.GetValue<string>());
        events.Remove(bill);
        foreach (var opened in events.Where(e => e!["step"]?.GetValue<string>() == step).ToList())
        {
            events.Remove(opened);
        }

        events.Add(new JsonObject { ["type"] = "case.step-skipped", ["step"] = step });
    }

    private static void Cancel(JsonObject entry, JsonObject payment) => entry["events"]!.AsArray().Add(new JsonObject
    {
        ["type"] = "case.bill-cancelled", ["bill"] = payment["bill"]!.DeepClone(), ["total"] = payment["amount"]!.DeepClone(), ["cause"] = "not-needed",
    });

    private static string DearerCard(string line)
    {
        var entry = JsonNode.Parse(line)!;
        var rates = entry["events"]![0]!["definition"]!["tariff"]!["rates"]!.AsObject();
        foreach (var (name, rate) in rates.ToList())
        {
            rates[name] = rate!.GetValue<long>() + 1;
        }

        return entry.ToJsonString();
    }
}
