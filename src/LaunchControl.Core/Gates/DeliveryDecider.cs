using LaunchControl.Core.Launches;
using LaunchControl.Core.Outbox;

namespace LaunchControl.Core.Gates;

/// <summary>Keeps what the mail provider reports where somebody sees it.</summary>
internal static class DeliveryDecider
{
    private const string Delivered = "delivered";
    private const int LongestReason = 500;

    /// <summary>Reports come in any order and more than once: the newest counts. A mail about a gate that is gone, or to somebody who is, is moot.</summary>
    public static Refusal? Record(LaunchChange change, RecordDelivery command)
    {
        if (command.GateId is null || change.Launch.FindGate(command.GateId) is not { } gate || gate.FindApprover(command.Person) is not { } approver
            || command.At < (approver.DeliveryProblem?.At ?? ToSecond(approver.LinkIssuedAt))
            || (command.Kind == Delivered && approver.DeliveryProblem is null))
        {
            return null;
        }

        var problem = command.Kind == Delivered ? null : new DeliveryProblem(command.Kind, command.Reason is { Length: > LongestReason } text ? text[..LongestReason] : command.Reason, command.At);
        if (problem == approver.DeliveryProblem)
        {
            return null;
        }

        change.Replace(gate with { Approvers = [.. gate.Approvers.Select(other => other.Person == approver.Person ? approver with { DeliveryProblem = problem } : other)] });
        change.Record($"mail.{command.Kind}", $"gate/{gate.Id}", $"The mail about {gate.Name} to {approver.Person}: {command.Kind}.", reason: problem?.Reason);
        var isAwaited = approver.Vote is null && !gate.IsPassed && !change.Launch.IsFinal;
        if (isAwaited && problem is { IsFinal: true } && approver.DeliveryProblem is not { IsFinal: true })
        {
            change.Mail(MailKind.MailUndelivered, change.Launch.Owner, gate, person: approver.Person);
        }

        return null;
    }

    // The provider reports whole seconds, so a mail that is refused at once seems older than its link.
    private static DateTimeOffset? ToSecond(DateTimeOffset? time) => time?.AddTicks(-(time.Value.Ticks % TimeSpan.TicksPerSecond));
}
