using ActorCity.Contracts.Queries;

namespace ActorCity.Domain;

/// <summary>Folds any stream of the city and gives the rows that its commands wrote.</summary>
public sealed class CityProjector : IStreamProjector
{
    /// <inheritdoc/>
    public IStreamProjection Begin(string stream) => throw new NotImplementedException();
}
