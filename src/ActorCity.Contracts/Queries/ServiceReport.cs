namespace ActorCity.Contracts.Queries;

/// <summary>Figures of one service, computed from the read models.</summary>
[GenerateSerializer, Immutable, Alias("ac.query.service-report")]
public sealed record ServiceReport
{
    /// <summary>Cases.</summary>
    [Id(0)] public required int Cases { get; init; }

    /// <summary>Performances of steps.</summary>
    [Id(1)] public required int Events { get; init; }

    /// <summary>Per step that any case performed more than once: how many cases did.</summary>
    [Id(2)] public required ImmutableSortedDictionary<string, int> CasesRepeatingStep { get; init; }

    /// <summary>Cases whose last step came after their deadline.</summary>
    [Id(3)] public required int PastDeadline { get; init; }

    /// <summary>Per channel.</summary>
    [Id(4)] public required ImmutableSortedDictionary<string, ChannelFigures> Channels { get; init; }

    /// <summary>Offices by performances of steps, busiest first, at most 50.</summary>
    [Id(5)] public required ImmutableArray<OfficeFigures> Offices { get; init; }

    /// <summary>Cases with more visits than allowed.</summary>
    [Id(6)] public required int VisitExcess { get; init; }

    /// <summary>Visits.</summary>
    [Id(7)] public required int Visits { get; init; }
}

/// <summary>Figures of one channel. Throughput time: from a case's first step to its last; percentiles by linear interpolation.</summary>
[GenerateSerializer, Immutable, Alias("ac.query.channel-figures")]
public sealed record ChannelFigures
{
    /// <summary>Cases.</summary>
    [Id(0)] public required int Cases { get; init; }

    /// <summary>Median throughput time, hours.</summary>
    [Id(1)] public required double MedianHours { get; init; }

    /// <summary>90th percentile of the throughput time, hours.</summary>
    [Id(2)] public required double P90Hours { get; init; }
}

/// <summary>Figures of one office.</summary>
[GenerateSerializer, Immutable, Alias("ac.query.office-figures")]
public sealed record OfficeFigures
{
    /// <summary>Office code.</summary>
    [Id(0)] public required string Office { get; init; }

    /// <summary>Performances of steps.</summary>
    [Id(1)] public required int Events { get; init; }

    /// <summary>Cases it performed a step of.</summary>
    [Id(2)] public required int Cases { get; init; }
}
