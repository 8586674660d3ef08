using ActorCity.Contracts;
using ActorCity.Contracts.Cases;
using ActorCity.Contracts.Catalogue;
using ActorCity.Contracts.Offices;
using ActorCity.Contracts.Queries;

namespace ActorCity.Silo.Replay;

/// <summary>The city as a replay sees it: in this process, or through HTTP. Repeating a command id is safe on both.</summary>
internal interface ICityPort
{
    /// <summary>Draft, review or publish.</summary>
    Task<Outcome<ServiceReceipt>> GiveAsync(string service, CityCommand command, CancellationToken cancellation);

    /// <summary>Register, license or activate.</summary>
    Task<Outcome<OfficeReceipt>> GiveToOfficeAsync(string office, CityCommand command, CancellationToken cancellation);

    /// <summary>Opens a case under the number that the command gives, or the next free one.</summary>
    Task<Outcome<CaseReceipt>> OpenAsync(OpenCase command, CancellationToken cancellation);

    /// <summary>A visit or a step.</summary>
    Task<Outcome<CaseReceipt>> GiveToCaseAsync(CaseId id, CityCommand command, CancellationToken cancellation);

    /// <summary>The version of a case; 0: nobody opened it.</summary>
    Task<long> VersionAsync(CaseId id, CancellationToken cancellation);

    /// <summary>The figures of a service, computed from the city's own tables.</summary>
    Task<ServiceReport> ReportAsync(string service, CancellationToken cancellation);
}

/// <summary>The city may or may not have taken a command: repeat it under the same id.</summary>
internal sealed class CityAwayException(string message, Exception? inner = null) : Exception(message, inner);
