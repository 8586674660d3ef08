namespace ActorCity.Contracts;

/// <summary>What the city could not do, as codes.</summary>
public static class CityErrors
{
    /// <summary>The command was sent and no answer came: applied or not, nobody knows yet; value <c>commandId</c>.</summary>
    public static readonly Refusal OutcomeUnknown = new() { Code = "command.outcome-unknown" };

    /// <summary>The city has more work than it may take; nothing was done.</summary>
    public static readonly Refusal Busy = new() { Code = "city.busy" };

    /// <summary>No part of the city answers; nothing was changed.</summary>
    public static readonly Refusal Unavailable = new() { Code = "city.unavailable" };

    /// <summary>Something failed inside the city.</summary>
    public static readonly Refusal Fault = new() { Code = "city.fault" };
}
