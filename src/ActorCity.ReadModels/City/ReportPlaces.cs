using ActorCity.Contracts;

namespace ActorCity.ReadModels.City;

/// <summary>
/// Reports this silo computes at a time. Each holds a connection and reads every case of a service for up to two minutes; without a limit a
/// few callers would take the connections that cases need.
/// </summary>
internal sealed class ReportPlaces : IDisposable
{
    public const int Places = 2;

    private readonly SemaphoreSlim free = new(Places, Places);

    /// <summary>Runs a report, or says that as many as may are running already: nobody queues.</summary>
    /// <exception cref="CityBusyException">There is no place.</exception>
    public async Task<T> RunAsync<T>(Func<Task<T>> report)
    {
        if (!await free.WaitAsync(TimeSpan.Zero))
        {
            throw new CityBusyException($"{Places} reports are being made on this silo.");
        }

        try
        {
            return await report();
        }
        finally
        {
            free.Release();
        }
    }

    public void Dispose() => free.Dispose();
}
