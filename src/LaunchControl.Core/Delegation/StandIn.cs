using LaunchControl.Core.Gates;

namespace LaunchControl.Core.Delegation;

/// <summary>Somebody who is asked to sign in an approver's place while that one is away. The approver may still decide, too: the first decision counts for both.</summary>
public sealed record StandIn
{
    /// <summary>Mail address, lower case.</summary>
    public required string Person { get; init; }

    /// <summary>The last day on which the approver is away, where the launch is.</summary>
    public required DateOnly Until { get; init; }

    /// <summary>Binds the review link of this person; 128 bits, base64url.</summary>
    public string? LinkNonce { get; init; }

    /// <summary>When the link was made; it expires a fixed time later.</summary>
    public DateTimeOffset? LinkIssuedAt { get; init; }

    /// <summary>When this person was asked, which a fresh link does not change; null where an earlier release asked.</summary>
    public DateTimeOffset? AskedAt { get; init; }

    /// <summary>When the link was revoked; null for one that works.</summary>
    public DateTimeOffset? LinkRevokedAt { get; init; }

    /// <summary>How often a fresh link was made.</summary>
    public int LinkRenewals { get; init; }

    /// <summary>Mail to this person about this gate that did not arrive; null where none is known.</summary>
    public DeliveryProblem? DeliveryProblem { get; init; }

    /// <summary>When the provider last delivered mail about this gate to this person.</summary>
    public DateTimeOffset? DeliveredAt { get; init; }

    /// <summary>When this person said that they have seen what is asked; null while they have not.</summary>
    public DateTimeOffset? AcknowledgedAt { get; init; }

    /// <summary>By when they then said that they decide; null where they did not.</summary>
    public DateTimeOffset? DecidesBy { get; init; }
}
