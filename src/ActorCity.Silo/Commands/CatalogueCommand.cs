using System.CommandLine;
using ActorCity.Silo.Catalogue;
using ActorCity.Silo.Catalogue.Examples;
using ActorCity.Silo.Hosting;

namespace ActorCity.Silo.Commands;

/// <summary><c>actorcity catalogue …</c>: what stewards do with the files of service cards, without a city and without a database.</summary>
internal static class CatalogueCommand
{
    private static readonly Argument<DirectoryInfo?> Root = new("DIR")
    {
        Description = "A catalogue directory (default: the one beside the program).",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private static readonly Option<DirectoryInfo?> Catalogue = new("--catalogue") { Description = "A catalogue directory (default: the one beside the program).", Recursive = true };
    private static readonly Argument<string> Service = new("CODE") { Description = "The service's code." };
    private static readonly Argument<string?> AnyService = new("CODE") { Description = "One service (default: all).", Arity = ArgumentArity.ZeroOrOne };
    private static readonly Argument<int> From = new("FROM") { Description = "The version before." };
    private static readonly Argument<int> To = new("TO") { Description = "The version after." };

    public static Command Create(Func<ParseResult, Terminal> terminal)
    {
        var validate = new Command("validate", "Reads every file and tells everything that is wrong.") { Root };
        validate.SetAction(line => Guarded(() => Validate(Files(line.GetValue(Root) ?? line.GetValue(Catalogue)), terminal(line))));
        var diff = new Command("diff", "Tells what differs between two versions of a card.") { Service, From, To };
        diff.SetAction(line => Guarded(() => Diff(Files(line.GetValue(Catalogue)), line.GetValue(Service)!, line.GetValue(From), line.GetValue(To), terminal(line))));
        var test = new Command("test", "Brings every example of every card through the city's rules.") { AnyService };
        test.SetAction(line => Guarded(() => Test(Files(line.GetValue(Catalogue)), line.GetValue(AnyService), terminal(line))));

        return new Command("catalogue", "Checks, compares, tries out and publishes service cards.")
        {
            Catalogue, validate, diff, PublishCommand.Create(terminal, line => Files(line.GetValue(Catalogue))), test,
        };
    }

    /// <summary>Mistakes in files are told, not thrown.</summary>
    public static async Task<int> GuardedAsync(Func<Task<int>> run)
    {
        try
        {
            return await run();
        }
        catch (CityStartException wrong)
        {
            Terminal.Complain(wrong.Message);
            return ExitCodes.Failed;
        }
    }

    private static int Guarded(Func<int> run)
    {
        try
        {
            return run();
        }
        catch (CityStartException wrong)
        {
            Terminal.Complain(wrong.Message);
            return ExitCodes.Failed;
        }
    }

    private static CatalogueFiles Files(DirectoryInfo? root) => root is null ? CatalogueFiles.Default : new(root.FullName);

    private static int Validate(CatalogueFiles files, Terminal terminal)
    {
        var findings = new CatalogueReview(files).Run();
        terminal.Say(
            new { valid = findings.Problems.IsEmpty, findings.Services, findings.Examples, findings.Problems },
            () => string.Join(
                Environment.NewLine,
                [
                    .. findings.Problems.Select(p => $"{p.File}: {p.Problem}"),
                    $"{findings.Services} service cards and {findings.Examples} examples read, {findings.Problems.Length} problems.",
                ]));
        return findings.Problems.IsEmpty ? ExitCodes.Done : ExitCodes.Failed;
    }

    private static int Diff(CatalogueFiles files, string code, int from, int to, Terminal terminal)
    {
        var differences = CardDifferences.Between(files.Service(code, from), files.Service(code, to));
        terminal.Say(
            new { service = code, from, to, differences },
            () => differences.IsEmpty
                ? $"Versions {from} and {to} of {code} are the same."
                : string.Join(Environment.NewLine, differences.Select(Line)));
        return ExitCodes.Done;
    }

    private static string Line(CardDifference d) => d.Change switch
    {
        Change.Added => $"+ {d.Path}: {d.After}",
        Change.Removed => $"- {d.Path}: {d.Before}",
        _ => $"~ {d.Path}: {d.Before} -> {d.After}",
    };

    private static int Test(CatalogueFiles files, string? service, Terminal terminal)
    {
        var results = new ExampleSuite(files).Run(service);
        var wrong = results.Where(r => !r.Problems.IsEmpty).ToList();
        terminal.Say(
            new { passed = wrong.Count == 0, examples = results.Length, results },
            () => string.Join(
                Environment.NewLine,
                [
                    .. wrong.SelectMany(r => r.Problems.Select(p => $"{r.Service} v{r.Version} {r.Example}: {p}")),
                    $"{results.Length} examples of {results.DistinctBy(r => r.Service).Count()} services, {wrong.Count} not as foreseen.",
                ]));
        return wrong.Count == 0 ? ExitCodes.Done : ExitCodes.Failed;
    }
}
