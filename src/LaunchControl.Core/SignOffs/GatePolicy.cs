namespace LaunchControl.Core.SignOffs;

/// <summary>The sign-off rules of a gate.</summary>
public sealed record GatePolicy(Quorum Quorum)
{
    /// <summary>How many approvals <see cref="Quorum.Count"/> needs, 1 or more; null for other quorums.</summary>
    public int? Count { get; init; }

    /// <summary>The share of approvers that <see cref="Quorum.Percent"/> needs, 1-100, rounded up to whole people; null for other quorums.</summary>
    public int? Percent { get; init; }
}
