namespace LaunchControl.Core.Launches;

/// <summary>The go-to-market brief: for whom, why, at what price, through which channels.</summary>
public sealed record Brief
{
    public string? TargetCustomer { get; init; }

    public string? ValueProposition { get; init; }

    public string? Positioning { get; init; }

    public string? Pricing { get; init; }

    public IReadOnlyList<string> Channels { get; init; } = [];

    public Budget? Budget { get; init; }
}
