using System.Text.Json.Nodes;
using ActorCity.Storage.Serialization;

namespace ActorCity.Storage.Tests;

public sealed class CityStateSerializerTests
{
    private const string GoldenPlain = """{"schema":"sample","version":1,"body":{"count":3,"note":"یادداشت"}}""";

    private const string GoldenJournaled =
        """{"schema":"sample","version":1,"sequence":7,"head":"AQID","recent":[{"commandId":"command-7","fingerprint":"0123456789abcdef","answer":{"ok":true}}],"body":{"count":3,"note":"یادداشت"}}""";

    private static readonly CityStateSerializer Serializer = new([new StateSchema(typeof(SampleState), "sample", 1)]);

    [Fact]
    public void A_plain_state_has_its_golden_form()
    {
        Assert.Equal(GoldenPlain, Serializer.Serialize(new SampleState { Count = 3 }).ToString());
        Assert.Equal(new SampleState { Count = 3 }, Serializer.Deserialize<SampleState>(new BinaryData(GoldenPlain)));
    }

    [Fact]
    public void A_journaled_state_has_its_golden_form()
    {
        var state = new Journaled<SampleState>
        {
            State = new SampleState { Count = 3 },
            Sequence = 7,
            Head = [1, 2, 3],
            Recent = [new CommandMemory { CommandId = "command-7", Fingerprint = "0123456789abcdef", Answer = """{"ok":true}""" }],
            Pending = Sample.Commit("xx-1", "command-8"),
        };

        Assert.Equal(GoldenJournaled, Serializer.Serialize(state).ToString());
        var read = Serializer.Deserialize<Journaled<SampleState>>(new BinaryData(GoldenJournaled))!;
        Assert.Equal((7L, 3), (read.Sequence, read.State!.Count));
        Assert.Equal([1, 2, 3], read.Head);
        Assert.Equal(state.Recent[0], Assert.Single(read.Recent));
        Assert.Null(read.Pending);
    }

    [Fact]
    public void An_older_version_is_lifted_step_by_step()
    {
        var third = new CityStateSerializer([new StateSchema(typeof(SampleState), "sample", 3, new Dictionary<int, Func<JsonObject, JsonObject>>
        {
            [1] = body => { body["number"] = body["amount"]!.GetValue<int>(); return body; },
            [2] = body => { body["count"] = body["number"]!.GetValue<int>() * 10; return body; },
        })]);

        var read = third.Deserialize<Journaled<SampleState>>(
            new BinaryData("""{"schema":"sample","version":1,"sequence":2,"head":"","body":{"amount":4}}"""))!;

        Assert.Equal(40, read.State!.Count);
        Assert.Equal(2, read.Sequence);
    }

    [Fact]
    public void What_a_newer_program_wrote_beside_is_passed_over()
    {
        var read = Serializer.Deserialize<Journaled<SampleState>>(new BinaryData(
            """
            { "schema": "sample", "colour": {"a":[1,{"b":null}]}, "version": 1, "sequence": 7,
              "recent": [ {"commandId":"c-7", "by":["x"], "fingerprint":"f", "answer": { "ok" : "بله" } }, {"commandId":"c-8","fingerprint":"g","answer":null} ],
              "body": { "count": 3, "new": true } }
            """))!;

        Assert.Equal((7L, 3), (read.Sequence, read.State!.Count));
        Assert.Equal(["""{ "ok" : "بله" }""", "null"], read.Recent.Select(memory => memory.Answer));
    }

    [Theory]
    [InlineData("""{"schema":"office","version":1,"body":{}}""", "Row holds 'office', expected 'sample'.")]
    [InlineData("""{"schema":"sample","version":2,"body":{}}""", "Row is newer (2) than this program (1).")]
    [InlineData("""{"$type":"Some.Type, Some","count":1}""", "schema or version is missing")]
    [InlineData("no json", "no readable JSON")]
    [InlineData("[]", "no readable JSON")]
    [InlineData("""{"schema":"sample","version":1,"body":{"count":1}""", "no readable JSON")]
    [InlineData("""{"schema":"sample","version":1,"body":{}} {}""", "no readable JSON")]
    [InlineData("""{"schema":"sample","version":"1","body":{}}""", "no readable JSON")]
    [InlineData("""{"schema":"sample","version":1,"schema":"office","body":{}}""", "no readable JSON")]
    [InlineData("""{"schema":"sample","version":1,"recent":[1],"body":{}}""", "no readable JSON")]
    [InlineData("""{"schema":"sample","version":1,"recent":[{"commandId":"a","answer":{}}],"body":{}}""", "no readable JSON")]
    [InlineData("""{"schema":"sample","version":1,"body":null}""", "has no body")]
    public void A_row_that_does_not_fit_is_refused_in_words(string stored, string words)
    {
        var refusal = Assert.Throws<InvalidOperationException>(() => Serializer.Deserialize<SampleState>(new BinaryData(stored)));

        Assert.Contains(words, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_type_without_a_schema_and_a_name_used_twice_are_refused()
    {
        Assert.Throws<InvalidOperationException>(() => Serializer.Serialize(new Other()));
        Assert.Throws<ArgumentException>(() => new CityStateSerializer(
            [new StateSchema(typeof(SampleState), "sample", 1), new StateSchema(typeof(Other), "sample", 1)]));
        Assert.Throws<ArgumentException>(() => new StateSchema(typeof(Other), "other", 2));
    }

    private sealed record Other;
}
