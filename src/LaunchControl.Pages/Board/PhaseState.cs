using LaunchControl.Core.Gates;
using LaunchControl.Core.Launches;

namespace LaunchControl.Pages;

/// <summary>How far a phase is.</summary>
internal sealed record PhaseState(StatusMark Mark, int Passed, int Gates)
{
    /// <summary>For people: <c>2 of 5 gates passed</c>.</summary>
    public string Count => Gates == 0 ? "no gates" : $"{Passed} of {DateText.Count(Gates, "gate")} passed";

    public static PhaseState Of(Launch launch, Phase phase, DateTimeOffset now)
    {
        List<Gate> gates = [.. launch.GatesOf(phase)];
        return new PhaseState(MarkOf(phase, gates, now), gates.Count(gate => gate.IsPassed), gates.Count);
    }

    private static StatusMark MarkOf(Phase phase, List<Gate> gates, DateTimeOffset now)
    {
        var late = gates.Count(gate => gate.IsOverdue(now));
        return phase.OpenedAt is null ? late > 0 ? new("overdue", $"Not open yet, {late} overdue") : new("waiting", "Not open yet")
            : gates.TrueForAll(gate => gate.IsPassed) ? new("approved", "Passed")
            : late > 0 ? new("overdue", $"{DateText.Count(late, "gate")} overdue")
            : gates.Exists(gate => gate.Status is GateStatus.NeedsWork or GateStatus.Rejected or GateStatus.Expired or GateStatus.Stale) ? new("work", "Needs work")
            : new("review", "Open");
    }
}
