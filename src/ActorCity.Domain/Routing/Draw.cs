using System.Buffers.Binary;
using System.Numerics;
using System.Security.Cryptography;
using System.Text;
using ActorCity.Contracts;
using ActorCity.Contracts.Routing;

namespace ActorCity.Domain.Routing;

/// <summary>
/// The draw (law 1): weighted rendezvous hashing. Nobody chooses, anybody can compute it again once the day's secret is out.
/// <code>
/// seed      = HMAC-SHA-256(secret, subject LF step LF round)
/// x(office) = first 8 bytes of SHA-256(seed, office code), big-endian
/// u(office) = (x + 1) / 2^64, above 0 and at most 1
/// score     = -log2(u) / weight; the lowest wins, of equal scores the lower code
/// </code>
/// An office wins with the probability of its share of the weights, and leaving out an office that did not win changes nothing.
/// </summary>
/// <remarks>
/// The logarithm is computed in whole numbers and the scores are compared as fractions: floating point may differ in the last bit
/// between machines, and a draw that differs between machines cannot be verified.
/// </remarks>
public static class Draw
{
    private const int FractionBits = 48;

    /// <summary>
    /// The text whose keyed hash is a case's draw subject: the same for a re-filed application, however digits were typed.
    /// </summary>
    public static string SubjectText(string service, string applicant, string? reference) =>
        $"{service}\n{Names.Canonical(applicant)}\n{Names.Canonical(reference ?? "")}";

    /// <summary>Offices that may be drawn on a civil day, in the snapshot's order.</summary>
    public static ImmutableArray<OfficeListing> Eligible(
        DirectorySnapshot snapshot, string service, DateOnly day, ImmutableArray<string> excluded)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        return [.. snapshot.Offices.Where(o => IsEligible(o, service, day) && !excluded.Contains(o.Office))];
    }

    /// <summary>Whether an office may work on a service on a civil day.</summary>
    public static bool IsEligible(OfficeListing office, string service, DateOnly day)
    {
        ArgumentNullException.ThrowIfNull(office);
        return office.Active
            && office.LicensedUntil is { } until && day <= until
            && (office.Scope is ["*"] || office.Scope.Contains(service));
    }

    /// <summary>How an office stands in a snapshot; null if it is not there.</summary>
    public static OfficeListing? Find(DirectorySnapshot snapshot, string office)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        var (low, high) = (0, snapshot.Offices.Length - 1);
        while (low <= high)
        {
            var middle = (low + high) / 2;
            var order = string.CompareOrdinal(snapshot.Offices[middle].Office, office);
            if (order == 0)
            {
                return snapshot.Offices[middle];
            }

            (low, high) = order < 0 ? (middle + 1, high) : (low, middle - 1);
        }

        return null;
    }

    /// <summary>The office drawn among <paramref name="eligible"/>; null if there is none.</summary>
    public static string? Winner(
        ReadOnlySpan<byte> secret, string subject, string step, int round, ImmutableArray<OfficeListing> eligible)
    {
        Span<byte> seed = stackalloc byte[32];
        var message = string.Create(CultureInfo.InvariantCulture, $"{subject}\n{step}\n{round}");
        HMACSHA256.HashData(secret, Encoding.UTF8.GetBytes(message), seed);

        string? winner = null;
        var (best, bestWeight) = (0UL, 1UL);
        foreach (var office in eligible)
        {
            var x = Number(seed, office.Office);
            var weight = (ulong)Math.Max(1, office.Weight);

            // -log2(u) is at least 1 - u: most offices lose by that alone, and their logarithm is never computed.
            if (winner is not null && (UInt128)((ulong.MaxValue - x) >> (64 - FractionBits)) * bestWeight > (UInt128)best * weight)
            {
                continue;
            }

            var score = Surprise(x);

            // score / weight < best / bestWeight, without a division.
            var order = winner is null ? -1 : ((UInt128)score * bestWeight).CompareTo((UInt128)best * weight);
            if (order < 0 || (order == 0 && string.CompareOrdinal(office.Office, winner) < 0))
            {
                (winner, best, bestWeight) = (office.Office, score, weight);
            }
        }

        return winner;
    }

    /// <summary>-log2((x + 1) / 2^64) in units of 2^-48, rounded towards zero bit by bit.</summary>
    public static ulong Surprise(ulong x)
    {
        if (x == ulong.MaxValue)
        {
            return 0;
        }

        var number = x + 1;
        var exponent = BitOperations.Log2(number);

        // Between 1 and 2, in units of 2^-63. Squaring doubles the logarithm: each carry into 2 is its next binary digit.
        var mantissa = number << (63 - exponent);
        var log = (ulong)exponent;
        for (var i = 0; i < FractionBits; i++)
        {
            var square = (UInt128)mantissa * mantissa >> 63;
            var carry = square >> 64 != 0;
            log = (log << 1) | (carry ? 1UL : 0UL);
            mantissa = (ulong)(carry ? square >> 1 : square);
        }

        return (64UL << FractionBits) - log;
    }

    private static ulong Number(ReadOnlySpan<byte> seed, string office)
    {
        Span<byte> input = stackalloc byte[32 + 256];
        seed.CopyTo(input);
        var length = 32 + Encoding.UTF8.GetBytes(office, input[32..]);
        Span<byte> hash = stackalloc byte[32];
        SHA256.HashData(input[..length], hash);
        return BinaryPrimitives.ReadUInt64BigEndian(hash);
    }
}
