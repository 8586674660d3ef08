namespace ActorCity.Contracts.Deadlines;

/// <summary>The kinds of due times in the city. A kind is stored: its word never changes.</summary>
public static class DueKinds
{
    /// <summary>A case must be decided.</summary>
    public const string Decision = "decision";

    /// <summary>The applicant must answer a notice.</summary>
    public const string Applicant = "applicant";

    /// <summary>A step's own deadline: this and the step's code.</summary>
    public const string StepPrefix = "step:";

    /// <summary>Work of an office that was suspended, revoked or lost a service must go elsewhere.</summary>
    public const string Redraw = "redraw";

    /// <summary>An office's licence ends: its work must go elsewhere.</summary>
    public const string LicenceEnd = "licence-end";

    /// <summary>A change of an office must reach the directory.</summary>
    public const string Listing = "listing";

    /// <summary>A draw epoch is over: reveal its secret.</summary>
    public const string Reveal = "reveal";
}
