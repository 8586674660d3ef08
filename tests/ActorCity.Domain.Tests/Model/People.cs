namespace ActorCity.Domain.Tests.Model;

/// <summary>Who acts in tests.</summary>
public static class People
{
    public static Actor Citizen { get; } = new() { Person = "citizen-1", Role = ActorRole.Citizen };

    public static Actor Steward { get; } = new() { Person = "steward-1", Role = ActorRole.Steward };

    public static Actor SecondSteward { get; } = new() { Person = "steward-2", Role = ActorRole.Steward };

    public static Actor Clerk(string office) => At(office, ActorRole.Clerk, 1);

    public static Actor Examiner(string office, int number = 1) => At(office, ActorRole.Examiner, number);

    public static Actor Agent { get; } = new() { Person = "agent-1", Role = ActorRole.Agent };

    public static Actor Manager(string office) => At(office, ActorRole.OfficeManager, 1);

    public static Actor OfAgency(string agency) => At(agency, ActorRole.AgencyOfficer, 1);

    /// <summary>Somebody who has every role at every office.</summary>
    public static Actor Everybody(string office, ActorRole role, int number) => new() { Person = $"person-{number}", Office = office, Role = role };

    public static Actor At(string office, ActorRole role, int number) =>
        new() { Person = $"{Words.Of(role)}-{office}-{number}", Office = office, Role = role };
}
