using ActorCity.Benchmarks.Measure;

namespace ActorCity.Benchmarks.Lifecycle;

/// <summary>The requests of a lifecycle.</summary>
internal enum Operation
{
    Open,
    Document,
    Submit,
    Next,
    Decide,
    Search,
}

/// <summary>What one caller counted. Counts only while <see cref="Counting"/>: the warm-up is not measured.</summary>
internal sealed class Tally
{
    private readonly Latencies[] operations = [.. Enum.GetValues<Operation>().Select(_ => new Latencies())];

    public bool Counting { get; set; }

    public Latencies Requests { get; } = new();

    public Latencies Lifecycles { get; } = new();

    public long NothingWaiting { get; private set; }

    public Dictionary<string, long> Failures { get; } = [];

    public long Errors => Failures.Values.Sum();

    public Latencies Of(Operation operation) => operations[(int)operation];

    public void Done(Operation operation, TimeSpan elapsed)
    {
        if (Counting)
        {
            Requests.Record(elapsed);
            Of(operation).Record(elapsed);
        }
    }

    public void LifecycleDone(TimeSpan elapsed)
    {
        if (Counting)
        {
            Lifecycles.Record(elapsed);
        }
    }

    public void NothingWaited() => NothingWaiting += Counting ? 1 : 0;

    /// <summary>Counts a failure, in the warm-up as well: an error is never part of warming up.</summary>
    public void Failed(Operation operation, int status, string? code) => Failed(operation.ToString(), status, code);

    public void Failed(string operation, int status, string? code)
    {
        var what = string.Create(CultureInfo.InvariantCulture, $"{operation} {status} {code}");
        Failures[what] = Failures.GetValueOrDefault(what) + 1;
    }

    public void Add(Tally other)
    {
        Requests.Add(other.Requests);
        Lifecycles.Add(other.Lifecycles);
        NothingWaiting += other.NothingWaiting;
        foreach (var operation in Enum.GetValues<Operation>())
        {
            Of(operation).Add(other.Of(operation));
        }

        foreach (var (what, count) in other.Failures)
        {
            Failures[what] = Failures.GetValueOrDefault(what) + count;
        }
    }
}
