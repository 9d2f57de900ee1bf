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

    /// <summary>To somebody: an approval depends on what is theirs to do.</summary>
    ConditionGiven,

    /// <summary>To the launch owner: a condition of an approval was not met in time, so the approval lapsed.</summary>
    ConditionMissed,

    /// <summary>To the launch owner: a condition of a go was not met in time, and somebody has to decide whether the launch waits.</summary>
    HoldRecommended,

    /// <summary>To everyone in the launch: the go/no-go ended in a no-go, or a go was taken back.</summary>
    LaunchNoGo,

    /// <summary>To the launch owner, once for each window: the launch date lies in a blackout window that came later.</summary>
    LaunchInBlackout,

    /// <summary>To the launch owner: a review expired without a decision.</summary>
    GateExpired,

    /// <summary>To the approvers and the launch owner: a gate was overridden.</summary>
    GateOverridden,

    /// <summary>To somebody who signs in another person's place from now on, where no sign-off is asked for yet.</summary>
    ApproverReassigned,

    /// <summary>To the launch owner: a mail to somebody in the launch did not arrive.</summary>
    MailUndelivered,

    /// <summary>To everyone in the launch: it is on hold.</summary>
    LaunchHeld,

    /// <summary>To everyone in the launch: it goes on.</summary>
    LaunchResumed,

    /// <summary>To the launch owner: a gate waits for a gate of another launch, and that launch was cancelled.</summary>
    ExternalLaunchCancelled,

    /// <summary>To everyone involved: the launch is cancelled.</summary>
    LaunchCancelled,

    /// <summary>To everyone in the launch: it has another date.</summary>
    LaunchRescheduled,

    /// <summary>To everyone in the launch: go is given.</summary>
    LaunchScheduled,

    /// <summary>To everyone in the launch: it is live.</summary>
    LaunchLive,

    /// <summary>To the launch owner: the last post-launch check has run.</summary>
    LaunchCompleted,

    /// <summary>To the launch owner and the executives: a check found guardrails breached, or what to do about them got worse.</summary>
    GuardrailBreached,

    /// <summary>To the launch owner and the executives: a check found guardrails kept again.</summary>
    GuardrailCleared,
}
