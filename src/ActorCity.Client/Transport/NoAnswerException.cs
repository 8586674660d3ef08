namespace ActorCity.Client.Transport;

/// <summary>There was no answer.</summary>
internal sealed class NoAnswerException : Exception
{
    public NoAnswerException(Refusal refusal, bool maySucceed, bool mayHaveEffect, Exception? inner = null) : base(refusal.Code, inner)
    {
        Refusal = refusal;
        MaySucceed = maySucceed;
        MayHaveEffect = mayHaveEffect;
    }

    /// <summary>What to say if nobody answers later either.</summary>
    public Refusal Refusal { get; }

    /// <summary>Whoever did not answer may soon be replaced.</summary>
    public bool MaySucceed { get; }

    /// <summary>It was sent: a command may have been applied.</summary>
    public bool MayHaveEffect { get; }
}
