using HdrHistogram;

namespace ActorCity.Benchmarks.Measure;

/// <summary>How long operations took. One per caller while measuring; added up afterwards.</summary>
internal sealed class Latencies
{
    private const long MicrosecondsMax = 120_000_000;

    private readonly LongHistogram histogram = new(1, MicrosecondsMax, 3);

    public long Count => histogram.TotalCount;

    public void Record(TimeSpan elapsed) =>
        histogram.RecordValue(Math.Clamp((long)elapsed.TotalMicroseconds, 1, MicrosecondsMax));

    public void Add(Latencies other) => histogram.Add(other.histogram);

    /// <summary>The latency that this share of operations (0 to 100) did not exceed.</summary>
    public double Milliseconds(double percentile) =>
        Count == 0 ? 0 : Math.Round(histogram.GetValueAtPercentile(percentile) / 1000.0, 3);
}
