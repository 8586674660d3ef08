using System.CommandLine;
using ActorCity.Benchmarks.Lifecycle;
using ActorCity.Benchmarks.Storage;

var root = new RootCommand("Measures ActorCity. Every number is of this machine, shared with the load.")
{
    StorageCommand.Create(),
    LifecycleCommand.Create(),
};
return await root.Parse(args).InvokeAsync();
