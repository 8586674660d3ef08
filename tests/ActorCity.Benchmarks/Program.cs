using System.CommandLine;
using ActorCity.Benchmarks.Cold;
using ActorCity.Benchmarks.Growth;
using ActorCity.Benchmarks.HotRead;
using ActorCity.Benchmarks.Lifecycle;
using ActorCity.Benchmarks.Storage;
using ActorCity.Benchmarks.TakeNext;

var root = new RootCommand("Measures ActorCity. Every number is of this machine, shared with the load.")
{
    StorageCommand.Create(),
    LifecycleCommand.Create(),
    HotReadCommand.Create(),
    MinimalApi.Create(),
    TakeNextCommand.Create(),
    CatalogueGrowthCommand.Create(),
    ColdCommand.Create(),
    IdleMemoryCommand.Create(),
};
return await root.Parse(args).InvokeAsync();
