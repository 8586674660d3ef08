using ActorCity.Silo.Hosting;

namespace ActorCity.Silo.Catalogue;

/// <summary>A file of the catalogue is not right.</summary>
internal sealed class CatalogueException(string file, ImmutableArray<string> problems)
    : CityStartException($"The catalogue file {file} is not right: {string.Join("; ", problems)}.")
{
    public string File => file;

    public ImmutableArray<string> Problems => problems;
}
