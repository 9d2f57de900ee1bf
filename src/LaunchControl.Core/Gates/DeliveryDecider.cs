using LaunchControl.Core.Delegation;
using LaunchControl.Core.Launches;
using LaunchControl.Core.Outbox;

namespace LaunchControl.Core.Gates;

/// <summary>Keeps what the mail provider reports where somebody sees it.</summary>
internal static class DeliveryDecider
{
    private const string Delivered = "delivered";
    private const int LongestReason = 500;

    // Of reports of the same second the later one counts: mail is deferred, then delivered, and may still bounce.
    private static readonly string[] Course = ["deferred", Delivered, "dropped", "bounce"];

    /// <summary>Reports come in any order and more than once: the newest counts. A mail about a gate that is gone, or to somebody who is, is moot.</summary>
    public static Refusal? Record(LaunchChange change, RecordDelivery command)
    {
        if (command.GateId is null || change.Launch.FindGate(command.GateId) is not { } gate || gate.FindSeat(command.Person) is not { } seat
            || !IsNews(seat, command))
        {
            return null;
        }

        var isDelivered = command.Kind == Delivered;
        var problem = isDelivered ? null : new DeliveryProblem(command.Kind, command.Reason is { Length: > LongestReason } text ? text[..LongestReason] : command.Reason, command.At);
        var reported = seat.Reported(problem, isDelivered ? command.At : seat.DeliveredAt);
        change.Replace(gate with { Approvers = [.. gate.Approvers.Select(other => other.Person == reported.Person ? reported : other)] });
        change.Record($"mail.{command.Kind}", $"gate/{gate.Id}", $"The mail about {gate.Name} to {seat.Person}: {command.Kind}.", reason: problem?.Reason);
        var isAwaited = seat.Approver.Vote is null && !gate.IsPassed && !change.Launch.IsFinal;
        if (isAwaited && problem is { IsFinal: true } && seat.DeliveryProblem is not { IsFinal: true })
        {
            change.Mail(MailKind.MailUndelivered, change.Launch.Owner, gate, person: seat.Person);
        }

        return null;
    }

    // A report of before the link that is out now is about another mail.
    private static bool IsNews(Seat seat, RecordDelivery command) =>
        !(command.At < ToSecond(seat.LinkIssuedAt))
        && IsLater(command, seat.DeliveryProblem?.Kind, seat.DeliveryProblem?.At)
        && IsLater(command, Delivered, seat.DeliveredAt);

    private static bool IsLater(RecordDelivery command, string? kind, DateTimeOffset? at) =>
        at is null || command.At > at || (command.At == at && Array.IndexOf(Course, command.Kind) > Array.IndexOf(Course, kind));

    // The provider reports whole seconds, so a mail that is refused at once seems older than its link.
    private static DateTimeOffset? ToSecond(DateTimeOffset? time) => time?.AddTicks(-(time.Value.Ticks % TimeSpan.TicksPerSecond));
}
