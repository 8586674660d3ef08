using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using ActorCity.Contracts.Journal;
using ActorCity.Grains;

namespace ActorCity.Contracts.Tests;

/// <summary>
/// What is stored today must be readable for ever. The files under <c>Golden</c> are approved: a change in them is a change of the
/// archive's form. To add what is new, run the tests once with <c>ACTORCITY_APPROVE=1</c> and read the difference.
/// </summary>
public class GoldenPayloadTests
{
    private static readonly JsonSerializerOptions Indented = new(CityJson.Stored) { WriteIndented = true };

    public static TheoryData<string> Events => [.. typeof(CityEvent).GetCustomAttributes<JsonDerivedTypeAttribute>().Select(e => (string)e.TypeDiscriminator!)];

    public static TheoryData<string> States => [.. CityGrainsHosting.StateSchemas.Select(s => s.Schema)];

    [Theory, MemberData(nameof(Events))]
    public void An_event_keeps_its_stored_form(string discriminator)
    {
        var type = typeof(CityEvent).GetCustomAttributes<JsonDerivedTypeAttribute>().Single(e => (string)e.TypeDiscriminator! == discriminator).DerivedType;

        AssertGolden($"event.{discriminator}.v1.json", Samples.Make(type), typeof(CityEvent));
    }

    [Theory, MemberData(nameof(States))]
    public void A_state_keeps_its_stored_form(string schema)
    {
        var (type, _, version) = CityGrainsHosting.StateSchemas.Single(s => s.Schema == schema);

        AssertGolden($"state.{schema}.v{version}.json", Samples.Make(type), type);
    }

    [Fact]
    public void Nothing_stored_names_a_clr_type()
    {
        Assert.All(Directory.GetFiles(Folder), f => Assert.DoesNotContain("$type", File.ReadAllText(f), StringComparison.Ordinal));
    }

    private static void AssertGolden(string file, object sample, Type declared)
    {
        var path = Path.Combine(Folder, file);
        var now = JsonSerializer.Serialize(sample, declared, Indented);
        if (!File.Exists(path) && Environment.GetEnvironmentVariable("ACTORCITY_APPROVE") == "1")
        {
            File.WriteAllText(path, now + "\n");
        }

        Assert.True(File.Exists(path), $"{file} is not approved yet: run once with ACTORCITY_APPROVE=1 and read the new file.");
        var golden = File.ReadAllText(path);
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(golden), JsonNode.Parse(now)), $"{file} differs from what is stored now:\n{now}");

        var read = JsonSerializer.Deserialize(golden, declared, CityJson.Stored);
        Assert.Equal(now, JsonSerializer.Serialize(read, declared, Indented));
    }

    private static string Folder
    {
        get
        {
            var folder = new DirectoryInfo(AppContext.BaseDirectory);
            while (!File.Exists(Path.Combine(folder!.FullName, "ActorCity.sln")))
            {
                folder = folder.Parent;
            }

            return Path.Combine(folder.FullName, "tests", "ActorCity.Contracts.Tests", "Golden");
        }
    }
}
