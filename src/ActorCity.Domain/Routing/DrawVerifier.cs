using System.Security.Cryptography;
using ActorCity.Contracts.Routing;
using ActorCity.Contracts.Routing.Events;

namespace ActorCity.Domain.Routing;

/// <summary>Computes a draw again from what is public after its day.</summary>
public static class DrawVerifier
{
    /// <summary>Why a draw does not hold; null if it does.</summary>
    /// <param name="drawn">The event in the case's journal.</param>
    /// <param name="service">The case's service.</param>
    /// <param name="subject">The case's draw subject.</param>
    /// <param name="snapshot">The directory snapshot that the event names.</param>
    /// <param name="epoch">The revealed epoch that the event names.</param>
    public static DrawFault? Check(OfficeDrawn drawn, string service, string subject, DirectorySnapshot snapshot, DrawEpochView epoch)
    {
        ArgumentNullException.ThrowIfNull(drawn);
        ArgumentNullException.ThrowIfNull(snapshot);
        ArgumentNullException.ThrowIfNull(epoch);
        if (epoch.Date != drawn.Epoch || epoch.Secret is null)
        {
            return DrawFault.EpochNotRevealed;
        }

        var secret = Convert.FromHexString(epoch.Secret);
        if (Convert.ToHexStringLower(SHA256.HashData(secret)) != epoch.Commitment)
        {
            return DrawFault.SecretIsNotTheCommittedOne;
        }

        if (snapshot.Version != drawn.DirectoryVersion || DirectoryRules.Hash(snapshot.Offices) != snapshot.Hash)
        {
            return DrawFault.OtherDirectory;
        }

        var eligible = Draw.Eligible(snapshot, service, drawn.Epoch, drawn.Excluded);
        if (eligible.Length != drawn.Eligible)
        {
            return DrawFault.OtherEligibleOffices;
        }

        return Draw.Winner(secret, subject, drawn.Step, drawn.Round, eligible) == drawn.Office ? null : DrawFault.OtherOffice;
    }
}

/// <summary>Why a draw does not hold.</summary>
public enum DrawFault
{
    /// <summary>The epoch is another one, or its secret is not out yet.</summary>
    EpochNotRevealed = 1,

    /// <summary>The revealed secret does not hash to the commitment.</summary>
    SecretIsNotTheCommittedOne = 2,

    /// <summary>The snapshot is another one, or its listings do not hash to its hash.</summary>
    OtherDirectory = 3,

    /// <summary>Another number of offices could have been drawn.</summary>
    OtherEligibleOffices = 4,

    /// <summary>The draw gives another office.</summary>
    OtherOffice = 5,
}
