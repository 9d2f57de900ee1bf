using LaunchControl.Core.Gates;
using LaunchControl.Core.Launches;
using LaunchControl.Core.Playbooks;
using LaunchControl.Core.Webhooks;
using LaunchControl.Functions.Infrastructure.Security;

namespace LaunchControl.Functions.Actions;

/// <summary>Who wants to do something, and to what.</summary>
/// <param name="Of">Id of what it is done to; empty for the launch itself.</param>
internal sealed record ActionTarget(Launch Launch, Caller Caller, string Of, DateTimeOffset Now)
{
    /// <summary>The version that the launch was started from, where an action reads it.</summary>
    public Playbook? Playbook { get; init; }

    /// <summary>For an action on a chat channel; null for one that is not there.</summary>
    public Webhook? Channel { get; init; }

    /// <summary>For an action on a gate.</summary>
    public Gate Gate => Launch.FindGate(Of)!;

    /// <summary>For an action on an item.</summary>
    public ChecklistItem Item => Launch.FindItem(Of)!.Value.Item;

    /// <summary>The checklist can still change.</summary>
    public bool IsRunning => Launch is { IsFinal: false, IsLaunched: false };

    /// <summary>And the launch is not on hold.</summary>
    public bool IsMoving => IsRunning && Launch.Status != LaunchStatus.Held;

    /// <summary>Whether there is such a thing in the launch.</summary>
    public bool Exists(ActionScope scope) => scope switch
    {
        ActionScope.Launch => Of.Length == 0,
        ActionScope.Gate => Launch.FindGate(Of) is not null,
        ActionScope.Item => Launch.FindItem(Of) is not null,
        ActionScope.Metric => Launch.Metrics.Any(metric => metric.Id == Of),
        ActionScope.Lesson => Launch.Lessons.Any(lesson => lesson.Id == Of),
        ActionScope.Channel => Channel is not null,
        _ => Launch.HoldRecommendations.Any(one => one.Id == Of),
    };
}
