using LaunchControl.Core.Scheduling;

namespace LaunchControl.Core.SignOffs;

/// <summary>The sign-off rules of a gate.</summary>
public sealed record GatePolicy(Quorum Quorum)
{
    /// <summary>How many approvals <see cref="Quorum.Count"/> needs, 1 or more; null for other quorums.</summary>
    public int? Count { get; init; }

    /// <summary>The share of approvers that <see cref="Quorum.Percent"/> needs, 1-100, rounded up to whole people; null for other quorums.</summary>
    public int? Percent { get; init; }

    /// <summary>One rejection ends the round. Otherwise a rejection is one who does not approve, and the round ends when too few are left who could.</summary>
    public bool Veto { get; init; } = true;

    /// <summary>Approvers are asked role by role in the order of the playbook, the next ones when the required ones before have decided.</summary>
    public bool Sequential { get; init; }

    /// <summary>Gates whose approvers can't approve this one too: the same person never satisfies both.</summary>
    public IReadOnlyList<string> DistinctFrom { get; init; } = [];

    /// <summary>The link alone is not enough: the approver must be signed in as the person that the link was sent to.</summary>
    public bool SignIn { get; init; }

    /// <summary>ISO 8601 duration from the request of a review to its expiry; null for none.</summary>
    public string? ExpiresAfter { get; init; }

    public ExpiryOutcome OnExpiry { get; init; }

    /// <summary>When a review that was requested then expires.</summary>
    public DateTimeOffset? ExpiryOf(DateTimeOffset? requestedAt) => ExpiresAfter is null ? null : requestedAt + IsoDuration.Parse(ExpiresAfter);
}
