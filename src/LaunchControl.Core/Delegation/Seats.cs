using LaunchControl.Core.Gates;

namespace LaunchControl.Core.Delegation;

/// <summary>Finds who is asked to sign a gate.</summary>
public static class Seats
{
    /// <summary>Every approver, each followed by who stands in for them.</summary>
    public static IEnumerable<Seat> Of(Gate gate) =>
        gate.Approvers.SelectMany(approver => approver.StandIn is { } stand ? [new Seat(approver, null), new Seat(approver, stand)] : new[] { new Seat(approver, null) });

    /// <summary>A person's own, or the one that they have in another's place; null for somebody who is not asked.</summary>
    public static Seat? FindSeat(this Gate gate, string person)
    {
        var address = person.ToLowerInvariant();
        var seats = Of(gate).Where(seat => seat.Person == address).ToList();
        return seats.Find(seat => seat.StandIn is null) ?? seats.FirstOrDefault();
    }

    /// <summary>The approver for whom a person decided in this round and does not stand in any more; null for none.</summary>
    public static Approver? FindDecidedFor(this Gate gate, string person) =>
        gate.Approvers.FirstOrDefault(approver => string.Equals(approver.Vote?.By, person, StringComparison.OrdinalIgnoreCase));
}
