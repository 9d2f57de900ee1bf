using LaunchControl.Core.Launches;

namespace LaunchControl.Core.Gates;

internal static class GateRefusals
{
    public static Refusal Unknown(string gateId) =>
        new(RefusalKind.NotFound, "gate-not-found", $"This launch has no gate '{gateId}'. Its gates are listed on the launch.");

    public static Refusal UnknownItem(string itemId) =>
        new(RefusalKind.NotFound, "item-not-found", $"This launch has no checklist item '{itemId}'. Its items are listed on the launch.");

    public static Refusal NotAwaitingRework(Gate gate) =>
        new(RefusalKind.Conflict, "gate-not-awaiting-rework", $"{gate.Name} is {gate.Status.InWords()}. A new review can be requested only after a rejection.");

    public static Refusal ItemsOutstanding(Gate gate, IReadOnlyList<string> titles) =>
        new(RefusalKind.Conflict, "items-outstanding", $"{gate.Name} still has open items: {string.Join("; ", titles)}. Complete them, then request the review.");

    public static Refusal LaunchIsOver(Launch launch) =>
        new(RefusalKind.Conflict, "launch-is-over", $"{launch.Name} is {launch.Status}; nothing about it can change any more.");
}
