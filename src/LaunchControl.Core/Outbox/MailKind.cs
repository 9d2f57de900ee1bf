namespace LaunchControl.Core.Outbox;

public enum MailKind
{
    /// <summary>To everyone in the launch, once: what it is and what is theirs to do.</summary>
    LaunchStarted,

    /// <summary>To an approver: one review link.</summary>
    SignOffRequested,

    /// <summary>To the launch owner: a round ended in rejection.</summary>
    GateNeedsWork,

    /// <summary>To the launch owner: a gate passed its due date undecided.</summary>
    GateOverdue,

    /// <summary>To the launch owner: an item can't go on.</summary>
    ItemBlocked,

    /// <summary>To the launch owner: a waiver ended before the launch.</summary>
    WaiverExpired,

    /// <summary>To everyone in the launch: it has another date.</summary>
    LaunchRescheduled,

    /// <summary>To everyone in the launch: go is given.</summary>
    LaunchScheduled,

    /// <summary>To everyone in the launch: it is live.</summary>
    LaunchLive,

    /// <summary>To the launch owner: the last post-launch check has run.</summary>
    LaunchCompleted,
}
