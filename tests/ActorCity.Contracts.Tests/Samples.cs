using System.Collections;
using System.Collections.Immutable;
using System.Reflection;
using System.Runtime.CompilerServices;
using ActorCity.Contracts.Cases;

namespace ActorCity.Contracts.Tests;

/// <summary>One instance of any record of ours, every member filled, always the same.</summary>
internal static class Samples
{
    public static object Make(Type type, string name = "value")
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        return type switch
        {
            _ when type == typeof(string) => $"نمونه-{name}",
            _ when type == typeof(int) => 7,
            _ when type == typeof(long) => 9_000_000_001L,
            _ when type == typeof(bool) => true,
            _ when type == typeof(byte) => (byte)42,
            _ when type == typeof(double) => 1.5,
            _ when type == typeof(decimal) => 12.5m,
            _ when type == typeof(DateTimeOffset) => new DateTimeOffset(2026, 11, 23, 8, 30, 15, TimeSpan.Zero).AddTicks(1_234_560),
            _ when type == typeof(DateOnly) => new DateOnly(2026, 11, 23),
            _ when type == typeof(CaseId) => CaseId.FromCommand("sample"),
            { IsEnum: true } => Enum.GetValues(type).Cast<object>().Last(),
            { IsGenericType: true } when type.GetGenericTypeDefinition() == typeof(ImmutableArray<>) => MakeArray(type.GetGenericArguments()[0], name),
            { IsGenericType: true } when type.GetGenericTypeDefinition() == typeof(ImmutableSortedDictionary<,>) => MakeDictionary(type.GetGenericArguments()[1]),
            { IsAbstract: true } => throw new NotSupportedException($"{type} is abstract: the caller chooses."),
            _ => MakeRecord(type),
        };
    }

    private static object MakeRecord(Type type)
    {
        var made = RuntimeHelpers.GetUninitializedObject(type);
        foreach (var property in type.GetProperties(BindingFlags.Instance | BindingFlags.Public).Where(p => p.CanWrite))
        {
            // A record within itself is filled once.
            if (!Mentions(property.PropertyType, type))
            {
                property.SetValue(made, Make(property.PropertyType, property.Name));
            }
        }

        return made;
    }

    private static bool Mentions(Type type, Type sought) => type == sought || type.GetGenericArguments().Any(a => Mentions(a, sought));

    private static object MakeArray(Type element, string name)
    {
        var list = (IList)Activator.CreateInstance(typeof(List<>).MakeGenericType(element))!;
        list.Add(Make(element, name));
        return typeof(ImmutableArray).GetMethods().Single(m =>
                m.Name == nameof(ImmutableArray.CreateRange) && m.GetParameters() is [{ ParameterType.Name: "IEnumerable`1" }] && m.GetGenericArguments().Length == 1)
            .MakeGenericMethod(element).Invoke(null, [list])!;
    }

    private static object MakeDictionary(Type value)
    {
        var empty = typeof(ImmutableSortedDictionary<,>).MakeGenericType(typeof(string), value).GetField("Empty")!.GetValue(null)!;
        return empty.GetType().GetMethod("Add", [typeof(string), value])!.Invoke(empty, ["key", Make(value)])!;
    }
}
