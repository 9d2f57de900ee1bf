namespace LaunchControl.Core.Playbooks;

/// <summary>An automated check: an HTTP GET that is repeated until it passes or times out.</summary>
public sealed record PlaybookCheck
{
    public const string DefaultEvery = "PT5M";
    public const string DefaultTimeout = "P14D";

    /// <summary>Absolute http or https address. <c>{health-url}</c> stands for the first value of the launch's input of that name.</summary>
    public required string Url { get; init; }

    /// <summary>HTTP status that passes, 100-599.</summary>
    public int ExpectedStatus { get; init; } = 200;

    /// <summary>JSON pointer (RFC 6901) into the answer; null where the status alone decides.</summary>
    public string? Pointer { get; init; }

    /// <summary>The text that <see cref="Pointer"/> must find: a string as it is, any other value as JSON.</summary>
    public string? Expected { get; init; }

    /// <summary>ISO 8601 duration between two attempts, from one minute to one day.</summary>
    public string Every { get; init; } = DefaultEvery;

    /// <summary>ISO 8601 duration from the opening of the gate after which the item is blocked; at most 180 days.</summary>
    public string Timeout { get; init; } = DefaultTimeout;
}
