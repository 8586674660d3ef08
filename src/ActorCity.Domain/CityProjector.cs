using ActorCity.Contracts;
using ActorCity.Contracts.Journal;
using ActorCity.Contracts.Queries;
using ActorCity.Domain.Cases;
using ActorCity.Domain.Catalogue;
using ActorCity.Domain.Offices;
using ActorCity.Domain.Routing;

namespace ActorCity.Domain;

/// <summary>Folds any stream of the city and gives the rows that its commands wrote.</summary>
public sealed class CityProjector : IStreamProjector
{
    /// <inheritdoc/>
    public IStreamProjection Begin(string stream) => GrainKeys.TypeOf(stream) switch
    {
        GrainKeys.Case => new Projection<CaseState>(CaseStream.Instance, stream),
        GrainKeys.Office => new Projection<OfficeState>(OfficeStream.Instance, stream),
        GrainKeys.Service => new Projection<ServiceState>(ServiceStream.Instance, stream),
        GrainKeys.Directory => new Projection<DirectoryState>(DirectoryStream.Instance, stream),
        GrainKeys.DrawEpoch => new Projection<EpochState>(EpochStream.Instance, stream),
        _ => throw new ArgumentException("A stream of no known kind.", nameof(stream)),
    };

    private sealed class Projection<TState>(IStreamRules<TState> rules, string stream) : IStreamProjection where TState : class
    {
        private TState? state;

        public object? State => state;

        public ImmutableArray<IndexRow> Apply(JournalEntry entry)
        {
            var before = state;
            state = rules.Evolve(before, new EntryHead(stream, entry.Sequence, entry.At, entry.Actor), entry.Events);
            return rules.Rows(before, state, entry);
        }
    }
}
