using System.CommandLine;
using ActorCity.Benchmarks.Lifecycle;

var root = new RootCommand("Measures ActorCity. Every number is of this machine, shared with the load.")
{
    LifecycleCommand.Create(),
};
return await root.Parse(args).InvokeAsync();
