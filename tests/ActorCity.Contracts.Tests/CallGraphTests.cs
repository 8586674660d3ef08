using System.Reflection;
using System.Reflection.Emit;

namespace ActorCity.Contracts.Tests;

/// <summary>Calls go one way. Read from the compiled grains: which grain interfaces the code of each class calls, state machines and lambdas included.</summary>
public class CallGraphTests
{
    private static readonly Dictionary<string, string[]> Allowed = new()
    {
        ["CaseGrain"] = ["IServiceInquiry", "IOfficeDirectory", "IDrawEpoch", "ICaseMatters"],
        ["OfficeGrain"] = ["ICaseProcess", "IOfficeDirectory", "IWorkQueries"],
        ["ServiceGrain"] = [],
        ["OfficeDirectoryGrain"] = [],
        ["DrawEpochGrain"] = [],
    };

    [Fact]
    public void Grains_call_only_forward()
    {
        foreach (var grain in City.GrainClasses)
        {
            var reached = Reached(grain, []);
            var allowed = Allowed.GetValueOrDefault(grain.Name) ?? [];

            Assert.True(reached.IsSubsetOf(allowed), $"{grain.Name} calls {string.Join(", ", reached.Except(allowed))}.");
        }
    }

    [Fact]
    public void The_walk_sees_the_calls_that_are_there()
    {
        var grain = City.GrainClasses.Single(c => c.Name == "CaseGrain");

        Assert.Equal(Allowed["CaseGrain"].Order(), Reached(grain, []).Order());
    }

    /// <summary>Interfaces called by a class, its base classes, its nested (generated) classes, and the classes of ours it is given.</summary>
    private static HashSet<string> Reached(Type type, HashSet<Type> seen)
    {
        var reached = new HashSet<string>();
        if (!seen.Add(type))
        {
            return reached;
        }

        const BindingFlags All = BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;
        foreach (var method in type.GetMethods(All).Cast<MethodBase>().Concat(type.GetConstructors(All)))
        {
            reached.UnionWith(Called(method).Where(City.GrainInterfaces.Contains).Select(t => t.Name));
        }

        var given = type.GetConstructors(All).SelectMany(c => c.GetParameters()).Select(p => p.ParameterType).Where(t => t.Assembly == type.Assembly);
        IEnumerable<Type> bases = type.BaseType is { } parent && parent.Assembly == type.Assembly ? [parent] : [];
        foreach (var next in type.GetNestedTypes(All).Concat(given).Concat(bases))
        {
            reached.UnionWith(Reached(next.IsGenericType ? next.GetGenericTypeDefinition() : next, seen));
        }

        return reached;
    }

    private static IEnumerable<Type> Called(MethodBase method)
    {
        if (method.GetMethodBody()?.GetILAsByteArray() is not { } code)
        {
            yield break;
        }

        for (var at = 0; at < code.Length;)
        {
            var op = code[at] == 0xFE ? TwoByte[code[++at]] : OneByte[code[at]];
            at++;
            if (op.OperandType == OperandType.InlineMethod)
            {
                var called = method.Module.ResolveMethod(
                    BitConverter.ToInt32(code, at), method.DeclaringType!.GetGenericArguments(), method.IsGenericMethod ? method.GetGenericArguments() : null);
                if (called?.DeclaringType is { } owner)
                {
                    yield return owner;
                }
            }

            at += op.OperandType switch
            {
                OperandType.InlineNone => 0,
                OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
                OperandType.InlineVar => 2,
                OperandType.InlineI8 or OperandType.InlineR => 8,
                OperandType.InlineSwitch => 4 + (4 * BitConverter.ToInt32(code, at)),
                _ => 4,
            };
        }
    }

    private static readonly OpCode[] OneByte = new OpCode[256];
    private static readonly OpCode[] TwoByte = new OpCode[256];

    static CallGraphTests()
    {
        foreach (var op in typeof(OpCodes).GetFields().Select(f => (OpCode)f.GetValue(null)!))
        {
            (op.Size == 1 ? OneByte : TwoByte)[op.Value & 0xFF] = op;
        }
    }
}
