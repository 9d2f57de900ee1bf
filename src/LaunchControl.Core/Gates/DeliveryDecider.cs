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
        if (command.GateId is null || change.Launch.FindGate(command.GateId) is not { } gate || gate.FindApprover(command.Person) is not { } approver
            || !IsNews(approver, command))
        {
            return null;
        }

        var isDelivered = command.Kind == Delivered;
        var problem = isDelivered ? null : new DeliveryProblem(command.Kind, command.Reason is { Length: > LongestReason } text ? text[..LongestReason] : command.Reason, command.At);
        var reported = approver with { DeliveredAt = isDelivered ? command.At : approver.DeliveredAt, DeliveryProblem = problem };
        change.Replace(gate with { Approvers = [.. gate.Approvers.Select(other => other.Person == approver.Person ? reported : other)] });
        change.Record($"mail.{command.Kind}", $"gate/{gate.Id}", $"The mail about {gate.Name} to {approver.Person}: {command.Kind}.", reason: problem?.Reason);
        var isAwaited = approver.Vote is null && !gate.IsPassed && !change.Launch.IsFinal;
        if (isAwaited && problem is { IsFinal: true } && approver.DeliveryProblem is not { IsFinal: true })
        {
            change.Mail(MailKind.MailUndelivered, change.Launch.Owner, gate, person: approver.Person);
        }

        return null;
    }

    // A report of before the link that is out now is about another mail.
    private static bool IsNews(Approver approver, RecordDelivery command) =>
        !(command.At < ToSecond(approver.LinkIssuedAt))
        && IsLater(command, approver.DeliveryProblem?.Kind, approver.DeliveryProblem?.At)
        && IsLater(command, Delivered, approver.DeliveredAt);

    private static bool IsLater(RecordDelivery command, string? kind, DateTimeOffset? at) =>
        at is null || command.At > at || (command.At == at && Array.IndexOf(Course, command.Kind) > Array.IndexOf(Course, kind));

    // The provider reports whole seconds, so a mail that is refused at once seems older than its link.
    private static DateTimeOffset? ToSecond(DateTimeOffset? time) => time?.AddTicks(-(time.Value.Ticks % TimeSpan.TicksPerSecond));
}
