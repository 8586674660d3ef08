using System.Security.Cryptography;
using System.Text;
using ActorCity.Contracts.Access;

namespace ActorCity.Storage.Access;

/// <summary>
/// Keyed hashes. The key comes from the options, or from the database, where the first process that needs it leaves a random one.
/// </summary>
internal sealed class KeyedPseudonyms : IPseudonyms
{
    private const string SecretName = "pseudonyms";

    private readonly Lazy<byte[]> key;

    public KeyedPseudonyms(CityDatabase database, StorageOptions options) =>
        // A first try that fails is not remembered: the database may answer the next one.
        key = new(
            () => options.PseudonymKey is { } given ? Convert.FromHexString(given) : FromDatabase(database),
            LazyThreadSafetyMode.PublicationOnly);

    public string Of(string purpose, string value) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(key.Value, Encoding.UTF8.GetBytes(purpose + "\n" + value)));

    public string Fingerprint(ReadOnlySpan<byte> content)
    {
        Span<byte> hash = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(key.Value, content, hash);
        return Convert.ToHexStringLower(hash[..8]);
    }

    // Once per process, at the first use: grains ask synchronously.
    private static byte[] FromDatabase(CityDatabase database)
    {
        using var connection = database.Source.OpenConnection();
        using (var offer = connection.Command("INSERT INTO city_secret (name, value) VALUES (@name, @value) ON CONFLICT DO NOTHING")
            .With("name", SecretName).With("value", RandomNumberGenerator.GetBytes(32)))
        {
            offer.ExecuteNonQuery();
        }

        using var read = connection.Command("SELECT value FROM city_secret WHERE name = @name").With("name", SecretName);
        return (byte[])read.ExecuteScalar()!;
    }
}
