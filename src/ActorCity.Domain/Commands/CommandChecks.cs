using ActorCity.Contracts;

namespace ActorCity.Domain.Commands;

/// <summary>Whether a command is well formed: ids, lengths, codes, words. Says nothing of the state it meets.</summary>
public static class CommandChecks
{
    public static Refusal? Check(CityCommand command) => throw new NotImplementedException();
}
