namespace LaunchControl.Core.Performance;

/// <summary>What a source gave for a window: values, or why there are none. Never a value from outside the window.</summary>
public sealed record Reading
{
    /// <summary>In ascending order of time; empty where the source was silent.</summary>
    public IReadOnlyList<Sample> Samples { get; init; } = [];

    /// <summary>Says of the source, for a person, why it gave nothing: <c>answered 503</c>. At most 200 characters. Null where it answered.</summary>
    public string? Failure { get; init; }

    public static Reading Failed(string failure) => new() { Failure = failure };
}
