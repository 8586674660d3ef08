namespace ActorCity.Contracts.Access;

/// <summary>Keyed hashes of what must not be stored or logged in clear. The key never leaves the silos.</summary>
public interface IPseudonyms
{
    /// <summary>HMAC-SHA-256 of <paramref name="value"/> under the city's key, bound to <paramref name="purpose"/>: 64 lower-case hexadecimal digits.</summary>
    string Of(string purpose, string value);

    /// <summary>The first 16 hexadecimal digits of the same over bytes: enough to tell a retry from a reused command id.</summary>
    string Fingerprint(ReadOnlySpan<byte> content);
}

/// <summary>What the city takes pseudonyms of.</summary>
public static class PseudonymExtensions
{
    /// <summary>The applicant's pseudonym, the same however digits and letters were typed.</summary>
    public static string OfApplicant(this IPseudonyms pseudonyms, string applicant)
    {
        ArgumentNullException.ThrowIfNull(pseudonyms);
        return pseudonyms.Of("applicant", Names.Canonical(applicant));
    }
}
