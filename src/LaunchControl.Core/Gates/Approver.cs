using LaunchControl.Core.Delegation;
using LaunchControl.Core.SignOffs;

namespace LaunchControl.Core.Gates;

/// <summary>A person who is asked to sign a gate off.</summary>
public sealed record Approver
{
    // Those that come again do so soon; without a limit the gate's row would grow with every change of mind.
    private const int MostSpent = 5;

    /// <summary>Mail address, lower case.</summary>
    public required string Person { get; init; }

    public required string Role { get; init; }

    public bool Required { get; init; } = true;

    /// <summary>Binds the review link of the current round; null while this person is not asked. 128 bits, base64url.</summary>
    public string? LinkNonce { get; init; }

    /// <summary>When the link was made; it expires a fixed time later.</summary>
    public DateTimeOffset? LinkIssuedAt { get; init; }

    /// <summary>When this person was asked in this round, which a fresh link does not change; null while they are not, and where an earlier release asked.</summary>
    public DateTimeOffset? AskedAt { get; init; }

    /// <summary>When the link was revoked; null for one that works.</summary>
    public DateTimeOffset? LinkRevokedAt { get; init; }

    /// <summary>How often a fresh link was made in this round.</summary>
    public int LinkRenewals { get; init; }

    /// <summary>The decision in the current round, if any.</summary>
    public Vote? Vote { get; init; }

    /// <summary>The latest sign-offs of this round that were changed or withdrawn; they never count again. Older ones are known by their marks in storage.</summary>
    public IReadOnlyList<string> SpentSignOffs { get; init; } = [];

    /// <summary>The last round in which this person approved; 0 for none.</summary>
    public int SignedRound { get; init; }

    /// <summary>Mail to this person about this gate that did not arrive; null where none is known.</summary>
    public DeliveryProblem? DeliveryProblem { get; init; }

    /// <summary>When the provider last delivered mail about this gate to this person; an older report of a problem is moot.</summary>
    public DateTimeOffset? DeliveredAt { get; init; }

    /// <summary>Who is asked to sign in this person's place while they are away; null for nobody.</summary>
    public StandIn? StandIn { get; init; }

    /// <summary>The last day of the absence for which the launch owner was told that nobody can stand in; null for none.</summary>
    public DateOnly? AloneUntil { get; init; }

    /// <summary>When this person said in this round that they have seen what is asked; null while they have not.</summary>
    public DateTimeOffset? AcknowledgedAt { get; init; }

    /// <summary>By when they then said that they decide; null where they did not.</summary>
    public DateTimeOffset? DecidesBy { get; init; }

    /// <summary>With no decision; the one that was there never counts again.</summary>
    public Approver WithoutVote() => Spending() with { Vote = null };

    /// <summary>The decision that was there counts no more, nor do these sign-offs.</summary>
    public Approver Spending(params IReadOnlyList<string> signOffIds) =>
        this with { SpentSignOffs = [.. SpentSignOffs.Concat(Vote is { } vote ? [vote.SignOffId] : []).Concat(signOffIds).TakeLast(MostSpent)] };

    /// <summary>Not asked, with no decision: as before a round.</summary>
    public Approver Afresh() => this with
    {
        Vote = null,
        LinkNonce = null,
        LinkIssuedAt = null,
        AskedAt = null,
        LinkRevokedAt = null,
        LinkRenewals = 0,
        SpentSignOffs = [],
        StandIn = null,
        AcknowledgedAt = null,
        DecidesBy = null,
    };
}
