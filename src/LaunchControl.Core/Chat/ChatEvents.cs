namespace LaunchControl.Core.Chat;

/// <summary>Which events go to a channel that names none: those that somebody acts on, and the turns of the launch.</summary>
public static class ChatEvents
{
    public static IReadOnlyList<string> Usual { get; } =
    [
        "launchcontrol.gate.approved",
        "launchcontrol.gate.escalated",
        "launchcontrol.gate.expired",
        "launchcontrol.gate.needsWork",
        "launchcontrol.gate.nextAsked",
        "launchcontrol.gate.overdue",
        "launchcontrol.gate.overridden",
        "launchcontrol.gate.signOffRequested",
        "launchcontrol.gate.stale",
        "launchcontrol.guardrail.breached",
        "launchcontrol.guardrail.cleared",
        "launchcontrol.item.blocked",
        "launchcontrol.item.conditionMissed",
        "launchcontrol.item.escalated",
        "launchcontrol.launch.cancelled",
        "launchcontrol.launch.completed",
        "launchcontrol.launch.goNoGoReopened",
        "launchcontrol.launch.held",
        "launchcontrol.launch.live",
        "launchcontrol.launch.noGo",
        "launchcontrol.launch.rescheduled",
        "launchcontrol.launch.resumed",
        "launchcontrol.launch.scheduled",
        "launchcontrol.launch.unscheduled",
        "launchcontrol.recommendation.raised",
    ];
}
