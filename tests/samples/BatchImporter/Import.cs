using System.Security.Cryptography;
using System.Text;
using ActorCity.Client;
using ActorCity.Contracts.Cases;

namespace ActorCity.Samples.BatchImporter;

/// <summary>What became of the lines. Waiting: the city did not answer, or nobody knows yet; run it again.</summary>
public sealed record ImportTally(int Applied, int Refused, int Waiting)
{
    public override string ToString() => $"{Applied} in the city, {Refused} refused, {Waiting} waiting";
}

/// <summary>Opens a case per line. A line's command id comes from its reference, so that running it again does nothing twice.</summary>
public sealed class Import(IActorCity city, string? office)
{
    private const int AtOnce = 8;

    public async Task<ImportTally> RunAsync(IAsyncEnumerable<string> lines, TextWriter log, CancellationToken cancellation)
    {
        var (applied, refused, waiting) = (0, 0, 0);
        var told = TextWriter.Synchronized(log);
        await Parallel.ForEachAsync(lines, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellation }, async (line, stop) =>
        {
            if (line.Split(';') is not [var reference, var service, var applicant, var parcel])
            {
                Interlocked.Increment(ref refused);
                await told.WriteLineAsync($"not REFERENCE;SERVICE;APPLICANT;PARCEL: {line.Split(';')[0]}");
                return;
            }

            switch (await OpenAsync(reference, new NewCase { Service = service, Applicant = applicant, Reference = parcel, IntakeOffice = office }, stop))
            {
                case Applied<CaseReceipt> done:
                    Interlocked.Increment(ref applied);
                    await told.WriteLineAsync($"{reference}: case {done.Answer.Case}");
                    break;
                case Refused<CaseReceipt> { Code: "city.unavailable" or "city.busy" } or Unknown<CaseReceipt>:
                    Interlocked.Increment(ref waiting);
                    break;
                case var other:
                    Interlocked.Increment(ref refused);
                    await told.WriteLineAsync($"{reference}: {(other as Refused<CaseReceipt>)?.Code}");
                    break;
            }
        });
        return new ImportTally(applied, refused, waiting);
    }

    private Task<CommandResult<CaseReceipt>> OpenAsync(string reference, NewCase opening, CancellationToken cancellation) =>
        city.Intake.OpenAsync(opening, new CommandOptions { CommandId = IdOf(reference) }, cancellation);

    // References may hold anything; an id may not.
    private static string IdOf(string reference) => "import-" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(reference)).AsSpan(0, 16));
}
