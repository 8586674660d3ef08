using System.Diagnostics;
using System.Reflection;

namespace ActorCity.Recompute.Tests;

/// <summary>The program by another hand, run on an export.</summary>
internal static class Recomputation
{
    private static readonly string Root = typeof(Recomputation).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(attribute => attribute.Key == "RepositoryRoot").Value!;

    public static async Task<(int Code, string Output)> RunAsync(IEnumerable<string> lines)
    {
        var stop = TestContext.Current.CancellationToken;
        var file = Path.GetTempFileName();
        try
        {
            await File.WriteAllLinesAsync(file, lines, stop);
            var program = Path.GetFullPath(Path.Combine(Root, "tests/recompute/recompute.py"));
            using var python = Process.Start(new ProcessStartInfo("python3", [program, file]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
            var (output, errors) = (python.StandardOutput.ReadToEndAsync(stop), python.StandardError.ReadToEndAsync(stop));
            await python.WaitForExitAsync(stop);
            return (python.ExitCode, await output + await errors);
        }
        finally
        {
            File.Delete(file);
        }
    }
}
