using CsCheck;

namespace ActorCity.Domain.Tests.Model;

/// <summary>One thing that somebody tries, as numbers: what, at which office, by whom, with what, and how long after the last.</summary>
public readonly record struct Act(int Kind, int Office, int Person, int Thing, int Minutes, bool AsHolder)
{
    public static Gen<Act[]> Many(int atMost) =>
        Gen.Select(Gen.Int[0, 63], Gen.Int[0, 11], Gen.Int[1, 2], Gen.Int[0, 7], Gen.Int[0, 600], Gen.Int[0, 9])
            .Select((kind, office, person, thing, minutes, holder) => new Act(kind, office, person, thing, minutes, holder > 1))
            .Array[1, atMost];
}
