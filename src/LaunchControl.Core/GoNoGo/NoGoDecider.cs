using LaunchControl.Core.Gates;
using LaunchControl.Core.Launches;
using LaunchControl.Core.Outbox;
using LaunchControl.Core.SignOffs;

namespace LaunchControl.Core.GoNoGo;

/// <summary>Stops a launch at its go/no-go.</summary>
internal static class NoGoDecider
{
    /// <param name="gate">A go/no-go gate that was just rejected.</param>
    /// <param name="reason">Why, where it was not by votes.</param>
    public static void Stop(LaunchChange change, Gate gate, string? reason)
    {
        var before = change.Launch.Status;
        if (before is not (LaunchStatus.GoNoGo or LaunchStatus.Scheduled))
        {
            // Stopped already, by another gate: everybody knows.
            change.Mail(MailKind.GateNeedsWork, change.Launch.Owner, gate);
            return;
        }

        var no = reason is null ? gate.Approvers.Where(approver => approver.Vote?.Decision == SignOffDecision.Reject).MaxBy(approver => approver.Vote!.DecidedAt) : null;
        var call = new NoGoCall(gate.Id, no?.Vote?.By ?? no?.Person, no?.Vote?.Comment ?? reason ?? "Too few are left who could say go.", change.Now)
        {
            InPlaceOf = no?.Vote?.By is null ? null : no.Person,
        };
        change.Set(change.Launch with { Status = LaunchStatus.NoGo, NoGo = call, AgreedMetrics = null });
        change.Record("launch.noGo", null, "No-go: the launch stops until a new go/no-go is asked for and given.", before, LaunchStatus.NoGo, call.Reason, bySystem: true);
        change.MailEveryone(MailKind.LaunchNoGo);
        if (before == LaunchStatus.Scheduled)
        {
            // Its orchestration waits for the launch moment.
            change.WakeLaunch();
        }
    }
}
