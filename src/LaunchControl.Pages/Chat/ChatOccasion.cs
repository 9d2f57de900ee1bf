using LaunchControl.Core.Gates;
using LaunchControl.Core.Launches;

namespace LaunchControl.Pages.Chat;

/// <summary>Something that happened to a launch, for telling a chat.</summary>
/// <param name="Launch">As it is now.</param>
/// <param name="Action">As in the audit trail: <c>gate.approved</c>.</param>
/// <param name="Subject">What it happened to: <c>gate/engineering-ready</c>; null for the launch itself.</param>
/// <param name="Summary">The trail's sentence.</param>
/// <param name="Reason">Why, in the actor's words.</param>
public sealed record ChatOccasion(Launch Launch, string Action, string? Subject, string Summary, string? Reason, DateTimeOffset At, DateTimeOffset Now)
{
    /// <summary>The gate that it is about, or the gate of the item; null for the launch, and for what is gone.</summary>
    public Gate? Gate => Id("gate/") is { } gateId ? Launch.FindGate(gateId) : Id("item/") is { } itemId ? Launch.FindItem(itemId)?.Gate : null;

    /// <summary>The item that it is about.</summary>
    public ChecklistItem? Item => Id("item/") is { } itemId ? Launch.FindItem(itemId)?.Item : null;

    private string? Id(string prefix) => Subject?.StartsWith(prefix, StringComparison.Ordinal) == true ? Subject[prefix.Length..] : null;
}
