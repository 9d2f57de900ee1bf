using System.Diagnostics.CodeAnalysis;
using LaunchControl.Core.Delegation;
using LaunchControl.Core.Gates;
using LaunchControl.Core.GoNoGo;
using LaunchControl.Core.Launches;
using LaunchControl.Core.SignOffs;

namespace LaunchControl.Functions.SignOffs;

/// <summary>A review link with what it is about; nothing but the state where the link is not one of ours.</summary>
/// <param name="Approver">Whose vote it is for; null for somebody who has none any more.</param>
public sealed record ReviewLink(ReviewLinkState State, SignOffLinkClaims? Claims, Launch? Launch, Gate? Gate, Approver? Approver)
{
    public static ReviewLink Invalid { get; } = new(ReviewLinkState.Invalid, null, null, null, null);

    [MemberNotNullWhen(true, nameof(Claims), nameof(Launch), nameof(Gate))]
    public bool IsOurs => State != ReviewLinkState.Invalid;

    /// <summary>The recorded decision can still be changed through this link.</summary>
    public bool CanChange(DateTimeOffset now) =>
        State == ReviewLinkState.Used && (Gate!.Status == GateStatus.InReview || Launch!.CanStop(Gate)) && Launch!.Status != LaunchStatus.Held && !Launch.IsFinal
        && now < Claims!.ExpiresAt && Gate.FindSeat(Claims.Person) is { LinkRevokedAt: null } seat
        && (seat.StandIn is null || StandInChoice.Holds(Launch, seat.Approver, seat.Person, now));

    /// <summary>Of what the link shows.</summary>
    public string Fingerprint => GateContent.Fingerprint(Launch!, Gate!);
}
