using System.Runtime.CompilerServices;
using ActorCity.Client.Transport;
using ActorCity.Contracts.Queries;

namespace ActorCity.Client.Sending;

/// <summary>Lists whose pages are fetched as they are needed.</summary>
internal static class Pages
{
    /// <summary>Rows per page where the caller does not say.</summary>
    public const int Rows = 100;

    public static async IAsyncEnumerable<T> ListAsync<T>(
        this Courier courier, string? cursor, Func<string?, Question<Page<T>>> page, [EnumeratorCancellation] CancellationToken cancellation)
    {
        while (true)
        {
            var rows = await courier.AskAsync(page(cursor), cancellation);
            foreach (var row in rows.Items)
            {
                yield return row;
            }

            if ((cursor = rows.Next) is null)
            {
                yield break;
            }
        }
    }
}
