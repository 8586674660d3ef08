using System.Buffers.Binary;
using System.Security.Cryptography;

namespace ActorCity.ReadModels.Rebuild;

/// <summary>
/// A table's contents in a few kilobytes, whatever its size and in whatever order its rows come: rows are hashed and added up in
/// buckets chosen by their keys. Two tables are equal when all buckets are; where a bucket differs, the differing rows are in it.
/// </summary>
internal sealed class TableDigest
{
    public const int Buckets = 4096;

    private readonly UInt128[] sums = new UInt128[Buckets];

    public long Rows { get; private set; }

    public void Add(RowText row)
    {
        Rows++;
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(row.Whole, hash);
        unchecked
        {
            sums[BucketOf(row)] += BinaryPrimitives.ReadUInt128LittleEndian(hash);
        }
    }

    /// <summary>Buckets in which the two differ.</summary>
    public IReadOnlyList<int> Against(TableDigest other) => [.. Enumerable.Range(0, Buckets).Where(i => sums[i] != other.sums[i])];

    public static int BucketOf(RowText row)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(row.KeyBytes, hash);
        return BinaryPrimitives.ReadUInt16LittleEndian(hash) % Buckets;
    }
}
