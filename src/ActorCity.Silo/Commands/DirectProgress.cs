namespace ActorCity.Silo.Commands;

/// <summary>Reports on the caller's thread, in order; <see cref="Progress{T}"/> would post reports and let them overtake each other.</summary>
internal sealed class DirectProgress<T>(Action<T> report) : IProgress<T>
{
    public void Report(T value) => report(value);
}
