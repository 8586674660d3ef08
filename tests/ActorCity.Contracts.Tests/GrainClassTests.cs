using System.Reflection;

namespace ActorCity.Contracts.Tests;

/// <summary>Mistakes that Orleans allows and a city cannot afford.</summary>
public class GrainClassTests
{
    [Fact]
    public void Every_state_name_belongs_to_one_grain_class()
    {
        var names = City.GrainClasses.SelectMany(c => c.GetConstructors().SelectMany(k => k.GetParameters()))
            .Select(p => p.GetCustomAttribute<PersistentStateAttribute>()?.StateName).OfType<string>().ToList();

        Assert.NotEmpty(names);
        Assert.Equal(names.Count, names.Distinct().Count());
    }

    [Fact]
    public void Every_stored_state_has_a_schema()
    {
        var stored = City.GrainClasses.SelectMany(c => c.GetConstructors().SelectMany(k => k.GetParameters()))
            .Where(p => p.IsDefined(typeof(PersistentStateAttribute)))
            .Select(p => p.ParameterType.GetGenericArguments()[0])
            .Select(t => t.IsGenericType && t.GetGenericTypeDefinition() == typeof(Journal.Journaled<>) ? t.GetGenericArguments()[0] : t);
        var schemas = ActorCity.Grains.CityGrainsHosting.StateSchemas;

        Assert.Equivalent(stored, schemas.Select(s => s.State), strict: true);
        Assert.Equal(schemas.Length, schemas.Select(s => s.Schema).Distinct().Count());
    }

    [Fact]
    public void Every_grain_class_has_a_chosen_type_and_is_sealed_and_internal()
    {
        Assert.NotEmpty(City.GrainClasses);
        Assert.All(City.GrainClasses, c =>
        {
            Assert.True(c.IsDefined(typeof(GrainTypeAttribute), inherit: false), c.Name);
            Assert.True(c is { IsSealed: true, IsPublic: false }, c.Name);
        });
    }

    [Fact]
    public void Only_grains_without_state_may_interleave()
    {
        string[] marks = ["ReentrantAttribute", "MayInterleaveAttribute"];
        var interleaving = City.GrainClasses.Where(c => c.GetCustomAttributes().Any(a => marks.Contains(a.GetType().Name)));

        Assert.All(interleaving, c => Assert.DoesNotContain(
            c.GetConstructors().SelectMany(k => k.GetParameters()), p => p.IsDefined(typeof(PersistentStateAttribute))));
    }
}
