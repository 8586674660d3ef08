using ActorCity.Contracts.Access;
using ActorCity.Contracts.Cases;
using ActorCity.Contracts.Catalogue;
using ActorCity.Domain;

namespace ActorCity.Silo.Catalogue.Examples;

/// <summary>Who acts in an example.</summary>
internal static class ExamplePeople
{
    /// <summary>A national id with a right check digit, of nobody.</summary>
    public const string Applicant = "0012345679";

    public static Actor Citizen { get; } = new() { Person = "citizen", Role = ActorRole.Citizen };

    public static Actor Bank { get; } = new() { Person = "bank", Role = ActorRole.Integrator };

    public static Actor At(string office, ActorRole role) => new() { Person = $"{Words.Of(role)}-{office}", Office = office, Role = role };

    /// <summary>The right person for an open step.</summary>
    public static Actor For(StepDefinition step, CaseStep open, string counter) => step.Performer switch
    {
        StepPerformer.Citizen => Citizen,
        StepPerformer.Agency => At(step.Agency!, ActorRole.AgencyOfficer),
        StepPerformer.DrawnInspector => At(open.Office!, ActorRole.Inspector),
        StepPerformer.DrawnOffice or StepPerformer.SecondOffice or StepPerformer.FreshOffice => At(open.Office!, ActorRole.Examiner),
        _ => At(open.Office ?? counter, ActorRole.Clerk),
    };
}
