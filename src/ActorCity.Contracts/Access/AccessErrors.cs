namespace ActorCity.Contracts.Access;

/// <summary>Refusals of the policy table.</summary>
public static class AccessErrors
{
    /// <summary>This role may not give this command (law 4: stewards rule, operators act).</summary>
    public static readonly Refusal RoleMayNot = new() { Code = "access.role-may-not" };
}
