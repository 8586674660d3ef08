namespace ActorCity.Domain.Routing;

/// <summary>The draw (law 1).</summary>
public static class Draw
{
    /// <summary>The text whose keyed hash is a case's draw subject: the same for a re-filed application.</summary>
    public static string SubjectText(string service, string applicant, string? reference) => throw new NotImplementedException();
}
