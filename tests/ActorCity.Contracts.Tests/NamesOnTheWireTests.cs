using System.Reflection;
using System.Text.Json.Serialization;
using ActorCity.Contracts.Journal;

namespace ActorCity.Contracts.Tests;

/// <summary>What crosses a process boundary has a name chosen on purpose, and only one thing has it.</summary>
public class NamesOnTheWireTests
{
    private static IEnumerable<Type> Serializable =>
        new[] { City.Contracts, City.Domain, City.Grains }.SelectMany(a => a.GetTypes())
            .Where(t => t.IsDefined(typeof(GenerateSerializerAttribute), inherit: false) && t.Namespace?.StartsWith("OrleansCodeGen", StringComparison.Ordinal) != true);

    [Fact]
    public void Every_serializable_type_has_an_alias_of_ours()
    {
        var unnamed = Serializable.Where(t => t.GetCustomAttribute<AliasAttribute>(inherit: false)?.Alias.StartsWith("ac.", StringComparison.Ordinal) != true);

        Assert.Empty(unnamed);
    }

    [Fact]
    public void No_two_types_share_an_alias()
    {
        var shared = Serializable.Concat(City.GrainInterfaces)
            .GroupBy(t => t.GetCustomAttribute<AliasAttribute>(inherit: false)!.Alias).Where(g => g.Count() > 1).Select(g => g.Key);

        Assert.Empty(shared);
    }

    [Fact]
    public void Every_member_on_the_wire_has_its_own_number()
    {
        foreach (var type in Serializable.Where(t => !t.IsEnum))
        {
            var members = type.GetMembers(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly)
                .Select(m => m.GetCustomAttribute<IdAttribute>()?.Id).OfType<uint>().ToList();

            Assert.True(members.Count == members.Distinct().Count(), $"{type.Name} numbers two members alike.");
        }
    }

    [Fact]
    public void Every_grain_interface_carries_the_same_name_twice_and_at_most_ten_methods()
    {
        foreach (var grain in City.GrainInterfaces)
        {
            var alias = grain.GetCustomAttribute<AliasAttribute>()?.Alias;
            var identity = grain.GetCustomAttributesData().Single(a => a.AttributeType == typeof(GrainInterfaceTypeAttribute)).ConstructorArguments[0].Value;

            Assert.NotNull(alias);
            Assert.Equal(alias, identity);
            Assert.InRange(grain.GetMethods().Length, 1, 10);
            Assert.All(grain.GetMethods(), m => Assert.NotNull(m.GetCustomAttribute<AliasAttribute>()));
        }
    }

    [Fact]
    public void Every_event_has_one_discriminator()
    {
        var registered = typeof(CityEvent).GetCustomAttributes<JsonDerivedTypeAttribute>().ToList();
        var events = City.Contracts.GetTypes().Where(t => t.IsSubclassOf(typeof(CityEvent)));

        Assert.Equivalent(events, registered.Select(r => r.DerivedType), strict: true);
        Assert.Equal(registered.Count, registered.Select(r => r.TypeDiscriminator).Distinct().Count());
    }
}
