namespace ActorCity.Domain.Cases;

/// <summary>What bounds a case's state.</summary>
public static class CaseLimits
{
    public const int Documents = 32;

    public const int Visits = 200;

    /// <summary>Commands of people. What the city does by itself (deadlines, re-draws) and visits are recorded beyond it.</summary>
    public const int Commands = 1000;

    public const int LostOffices = 32;

    public const int Conflicts = 32;

    public const int Bills = 20;

    public const int IntakePersons = 8;

    public const int FormerPersons = 16;

    public const int References = 40;
}
