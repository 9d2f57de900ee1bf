using LaunchControl.Core.SignOffs;

namespace LaunchControl.Core.Gates;

/// <summary>A person who is asked to sign a gate off.</summary>
public sealed record Approver
{
    /// <summary>Mail address, lower case.</summary>
    public required string Person { get; init; }

    public required string Role { get; init; }

    public bool Required { get; init; } = true;

    /// <summary>Binds the review link of the current round; null while no sign-off is requested. 128 bits, base64url.</summary>
    public string? LinkNonce { get; init; }

    /// <summary>The decision in the current round, if any.</summary>
    public Vote? Vote { get; init; }
}
