using System.Diagnostics.CodeAnalysis;
using LaunchControl.Core.Delegation;
using LaunchControl.Core.Gates;
using LaunchControl.Core.GoNoGo;
using LaunchControl.Core.Launches;
using LaunchControl.Core.SignOffs;

namespace LaunchControl.Functions.SignOffs;

/// <summary>A review link with what it is about; nothing but the state where the link is not one of ours.</summary>
/// <param name="Approver">Whose vote it is for; null for somebody who has none any more.</param>
/// <param name="IsSignedIn">Whoever has it is signed in as the person that it is for: it neither expires nor is it revoked for them.</param>
public sealed record ReviewLink(ReviewLinkState State, SignOffLinkClaims? Claims, Launch? Launch, Gate? Gate, Approver? Approver, bool IsSignedIn = false)
{
    public static ReviewLink Invalid { get; } = new(ReviewLinkState.Invalid, null, null, null, null);

    /// <summary>What a link is to whoever has it.</summary>
    public static ReviewLink Of(SignOffLinkClaims claims, Launch launch, Gate gate, DateTimeOffset now, bool isSignedIn = false) => gate.FindSeat(claims.Person) is { } seat
        ? new ReviewLink(Judge(claims, launch, gate, seat, now, isSignedIn), claims, launch, gate, seat.Approver, isSignedIn)
        : new ReviewLink(JudgeStranger(claims, gate), claims, launch, gate, gate.FindDecidedFor(claims.Person), isSignedIn);

    /// <summary>The same link in the hands of the person that it is for.</summary>
    public ReviewLink ForSignedIn(DateTimeOffset now) => IsOurs ? Of(Claims, Launch, Gate, now, isSignedIn: true) : this;

    [MemberNotNullWhen(true, nameof(Claims), nameof(Launch), nameof(Gate))]
    public bool IsOurs => State != ReviewLinkState.Invalid;

    /// <summary>The recorded decision can still be changed through this link.</summary>
    public bool CanChange(DateTimeOffset now) =>
        State == ReviewLinkState.Used && (Gate!.Status == GateStatus.InReview || Launch!.CanStop(Gate)) && Launch!.Status != LaunchStatus.Held && !Launch.IsFinal
        && (IsSignedIn || now < Claims!.ExpiresAt) && Gate.FindSeat(Claims!.Person) is { } seat && (IsSignedIn || seat.LinkRevokedAt is null)
        && (seat.StandIn is null || StandInChoice.Holds(Launch, seat.Approver, seat.Person, now));

    /// <summary>Of what the link shows.</summary>
    public string Fingerprint => GateContent.Fingerprint(Launch!, Gate!);

    private static ReviewLinkState JudgeStranger(SignOffLinkClaims claims, Gate gate) =>
        claims.Round == gate.Round && gate.FindDecidedFor(claims.Person) is not null ? ReviewLinkState.Used
        : gate.FormerStandIns.Any(former => former.Person == claims.Person) ? ReviewLinkState.StandInOver
        : gate.Reassignments.Any(one => one.From == claims.Person) ? ReviewLinkState.Reassigned : ReviewLinkState.Removed;

    // A link that was used shows what was recorded, even after it has expired or its gate was decided.
    private static ReviewLinkState Judge(SignOffLinkClaims claims, Launch launch, Gate gate, Seat seat, DateTimeOffset now, bool isSignedIn) =>
        claims.Round == gate.Round && seat.LinkNonce is null && gate.Status is GateStatus.Preparing or GateStatus.Stale ? ReviewLinkState.TakenBack
        : claims.Round != gate.Round || claims.Nonce != seat.LinkNonce ? ReviewLinkState.Superseded
        : seat.Approver.Vote is not null ? ReviewLinkState.Used
        : launch.Status == LaunchStatus.Cancelled ? ReviewLinkState.Cancelled
        : seat.LinkRevokedAt is not null && !isSignedIn ? ReviewLinkState.Revoked
        : gate.Status == GateStatus.Expired ? ReviewLinkState.ReviewExpired
        : gate.Status != GateStatus.InReview && !launch.CanStop(gate) ? ReviewLinkState.Decided
        : now >= claims.ExpiresAt && !isSignedIn ? ReviewLinkState.Expired
        : seat.StandIn is not null && !StandInChoice.Holds(launch, seat.Approver, seat.Person, now) ? ReviewLinkState.StandInOver
        : launch.Status == LaunchStatus.Held ? ReviewLinkState.Held
        : ReviewLinkState.Open;
}
