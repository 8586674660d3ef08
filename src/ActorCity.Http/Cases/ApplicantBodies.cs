namespace ActorCity.Http.Cases;

/// <summary>Fills in the form, all or a part of it.</summary>
internal sealed record AnswerFormBody : CaseCommandBody
{
    /// <summary>The answers, 1 to 60, one per field; an empty value takes an answer back.</summary>
    public required ImmutableArray<FieldAnswerBody> Answers { get; init; }
}

/// <summary>The answer to one field.</summary>
internal sealed record FieldAnswerBody
{
    /// <summary>The field's code.</summary>
    public required string Field { get; init; }

    /// <summary>The answer, as text in the field's form; empty takes it back.</summary>
    public required string Value { get; init; }
}

/// <summary>Lets an agent act for the applicant.</summary>
internal sealed record GrantMandateBody : CaseCommandBody
{
    /// <summary>The agent's reference, as it will stand in the agent's commands.</summary>
    public required string Agent { get; init; }

    /// <summary>Until when; absent: until it is withdrawn or the case ends.</summary>
    public DateTimeOffset? Until { get; init; }
}

/// <summary>Challenges the decision.</summary>
internal sealed record AppealBody : CaseCommandBody
{
    /// <summary>Why, 1 to 1000 characters.</summary>
    public required string Reason { get; init; }
}

/// <summary>Says why a visit beyond the budget was needed.</summary>
internal sealed record ExplainVisitBody : CaseCommandBody
{
    /// <summary>The explanation, 1 to 1000 characters.</summary>
    public required string Explanation { get; init; }
}

/// <summary>Says that the actor's office has an interest in the case.</summary>
internal sealed record DeclareInterestBody : CaseCommandBody
{
    /// <summary>What kind of interest, 1 to 1000 characters; no names.</summary>
    public required string Reason { get; init; }
}

/// <summary>Brings the case to another version of its service.</summary>
internal sealed record MigrateCaseBody : CaseCommandBody
{
    /// <summary>The published version to keep from now on.</summary>
    public required int ToVersion { get; init; }

    /// <summary>Why, 1 to 1000 characters.</summary>
    public required string Reason { get; init; }
}
