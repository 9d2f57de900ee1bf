using LaunchControl.Core.Gates;

namespace LaunchControl.Core.Delegation;

/// <summary>One person who is asked to sign a gate: an approver, or who stands in for one. Both decide for the same vote, each through a link of their own.</summary>
/// <param name="StandIn">Null for the approver.</param>
public sealed record Seat(Approver Approver, StandIn? StandIn)
{
    public string Person => StandIn?.Person ?? Approver.Person;

    /// <summary>The approver in whose place this person signs; null for the approver.</summary>
    public string? InPlaceOf => StandIn is null ? null : Approver.Person;

    public string? LinkNonce => StandIn is null ? Approver.LinkNonce : StandIn.LinkNonce;

    public DateTimeOffset? LinkIssuedAt => StandIn is null ? Approver.LinkIssuedAt : StandIn.LinkIssuedAt;

    public DateTimeOffset? AskedAt => StandIn is null ? Approver.AskedAt : StandIn.AskedAt;

    public DateTimeOffset? LinkRevokedAt => StandIn is null ? Approver.LinkRevokedAt : StandIn.LinkRevokedAt;

    public int LinkRenewals => StandIn is null ? Approver.LinkRenewals : StandIn.LinkRenewals;

    public DeliveryProblem? DeliveryProblem => StandIn is null ? Approver.DeliveryProblem : StandIn.DeliveryProblem;

    public DateTimeOffset? DeliveredAt => StandIn is null ? Approver.DeliveredAt : StandIn.DeliveredAt;

    public DateTimeOffset? AcknowledgedAt => StandIn is null ? Approver.AcknowledgedAt : StandIn.AcknowledgedAt;

    public DateTimeOffset? DecidesBy => StandIn is null ? Approver.DecidesBy : StandIn.DecidesBy;

    /// <summary>Asked in this round, with no decision yet.</summary>
    public bool IsWaiting => Approver.Vote is null && LinkNonce is not null;

    public bool HasDecided => Approver.Vote is { } vote && (vote.By ?? Approver.Person) == Person;

    /// <summary>The approver with a link of this person that was made now.</summary>
    public Approver WithLink(string nonce, DateTimeOffset now, int renewals) => StandIn is { } stand
        ? Approver with { StandIn = stand with { LinkNonce = nonce, LinkIssuedAt = now, LinkRevokedAt = null, LinkRenewals = renewals, DeliveryProblem = null, DeliveredAt = null } }
        : Approver with { LinkNonce = nonce, LinkIssuedAt = now, AskedAt = LinkNonce is null ? now : AskedAt, LinkRevokedAt = null, LinkRenewals = renewals, DeliveryProblem = null, DeliveredAt = null };

    /// <summary>The approver with the link of this person revoked.</summary>
    public Approver Revoked(DateTimeOffset now) => StandIn is { } stand
        ? Approver with { StandIn = stand with { LinkRevokedAt = now } }
        : Approver with { LinkRevokedAt = now };

    /// <summary>The approver with this person's word that they have seen it. The first time counts; the date that they name may change.</summary>
    public Approver Acknowledged(DateTimeOffset now, DateTimeOffset? decidesBy) => StandIn is { } stand
        ? Approver with { StandIn = stand with { AcknowledgedAt = stand.AcknowledgedAt ?? now, DecidesBy = decidesBy ?? stand.DecidesBy } }
        : Approver with { AcknowledgedAt = AcknowledgedAt ?? now, DecidesBy = decidesBy ?? DecidesBy };

    /// <summary>The approver with what is known about mail to this person.</summary>
    public Approver Reported(DeliveryProblem? problem, DateTimeOffset? deliveredAt) => StandIn is { } stand
        ? Approver with { StandIn = stand with { DeliveryProblem = problem, DeliveredAt = deliveredAt } }
        : Approver with { DeliveryProblem = problem, DeliveredAt = deliveredAt };
}
