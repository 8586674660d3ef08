namespace ActorCity.Client;

/// <summary>
/// The city, for office front ends and integrators. The same over an Orleans connection and over HTTPS. Safe for concurrent use; one for
/// the life of a process.
/// </summary>
public interface IActorCity
{
    /// <summary>Reads of cases.</summary>
    ICases Cases { get; }

    /// <summary>What applicants and counters do with cases.</summary>
    IIntake Intake { get; }

    /// <summary>What offices do with the steps that the draw brought to them.</summary>
    IWork Work { get; }

    /// <summary>Bills, payments and the ledger.</summary>
    IMoney Money { get; }

    /// <summary>The register of offices.</summary>
    IOffices Offices { get; }

    /// <summary>The catalogue of services.</summary>
    ICatalogue Catalogue { get; }

    /// <summary>Figures and draws that anybody may check.</summary>
    IOversight Oversight { get; }

    /// <summary>What became of commands.</summary>
    ICommands Commands { get; }

    /// <summary>The same city for callers whose tokens come from elsewhere, for instance one fixed user of a batch.</summary>
    IActorCity As(IUserTokenSource tokens);
}
