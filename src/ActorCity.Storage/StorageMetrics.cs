using System.Diagnostics.Metrics;

namespace ActorCity.Storage;

/// <summary>What the storage measures.</summary>
internal sealed class StorageMetrics : IDisposable
{
    public const string MeterName = "ActorCity.Storage";

    private readonly Meter meter = new(MeterName);
    private readonly Histogram<int> batchRows;
    private readonly Histogram<double> flushSeconds;
    private readonly UpDownCounter<int> waiting;
    private readonly Counter<int> retries;

    public StorageMetrics()
    {
        batchRows = meter.CreateHistogram<int>("actorcity.storage.batch_rows", "{command}", "Commands written by one flush.");
        flushSeconds = meter.CreateHistogram<double>("actorcity.storage.flush", "s", "Time of one flush, from sending to durable.");
        waiting = meter.CreateUpDownCounter<int>("actorcity.storage.waiting", "{command}", "Commands waiting for a flush.");
        retries = meter.CreateCounter<int>("actorcity.storage.batch_retries", "{batch}", "Batches that were written row by row because one row failed.");
    }

    public void Flushed(int rows, TimeSpan took)
    {
        batchRows.Record(rows);
        flushSeconds.Record(took.TotalSeconds);
    }

    public void Waiting(int change) => waiting.Add(change);

    public void Retried() => retries.Add(1);

    public void Dispose() => meter.Dispose();
}
