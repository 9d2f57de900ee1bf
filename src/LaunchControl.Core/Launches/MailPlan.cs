using LaunchControl.Core.Outbox;

namespace LaunchControl.Core.Launches;

/// <summary>Who would be mailed about what, in the order of dates.</summary>
public static class MailPlan
{
    /// <remarks>Without reminders of things that go wrong: a rejection, an overdue gate.</remarks>
    public static IReadOnlyList<PlannedMail> Of(Launch launch)
    {
        var everyone = launch.Participants();
        return
        [
            .. everyone.Select(person => new PlannedMail(person, MailKind.LaunchStarted, null, launch.StartedAt)),
            .. launch.Gates.OrderBy(gate => gate.DueAt)
                .SelectMany(gate => gate.Approvers, (gate, approver) => new PlannedMail(approver.Person, MailKind.SignOffRequested, gate.Id, gate.DueAt)),
            .. everyone.Select(person => new PlannedMail(person, MailKind.LaunchScheduled, null, launch.LaunchAt)),
            .. everyone.Select(person => new PlannedMail(person, MailKind.LaunchLive, null, launch.LaunchAt)),
        ];
    }
}
