using System.Security.Cryptography;
using System.Text;
using ActorCity.Contracts;

namespace ActorCity.Silo.Replay;

/// <summary>
/// Command ids that come from the log alone: <c>replay:&lt;mapping&gt;:&lt;event&gt;</c>. A name that is too long for an id, or has other
/// characters, is replaced by its hash.
/// </summary>
internal sealed class CommandIds(string mapping)
{
    public string Of(params ReadOnlySpan<string> names)
    {
        var id = $"replay:{mapping}:{string.Join(':', names!)}";
        return Names.IsCommandId(id)
            ? id
            : $"replay:{mapping}:{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(id)).AsSpan(0, 16))}";
    }
}
