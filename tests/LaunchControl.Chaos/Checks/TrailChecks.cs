using LaunchControl.Chaos.Load;
using LaunchControl.Core.Auditing;

namespace LaunchControl.Chaos.Checks;

/// <summary>What must hold of one launch's audit trail.</summary>
public static class TrailChecks
{
    private static readonly Dictionary<string, string> Undone = new(StringComparer.Ordinal)
    {
        ["launch.scheduled"] = "launch.unscheduled",
        ["launch.live"] = "",
        ["launch.completed"] = "",
        ["launch.started"] = "",
    };

    private static readonly HashSet<string> GateReopened = ["gate.stale", "gate.waitsAgain", "gate.reviewWithdrawn"];

    public static void Check(IReadOnlyList<AuditEntry> trail, IEnumerable<(Deed Deed, int Least, int Most)> deeds, Findings findings)
    {
        foreach (var (deed, least, most) in deeds)
        {
            var found = trail.Count(entry => entry.Action == deed.Action && entry.Subject == deed.Subject && (deed.Reason is null || entry.Reason == deed.Reason));
            findings.Lose(least - found, $"{deed}");
            findings.Double(found - most, $"{deed}");
        }

        findings.Double(trail.Where((entry, index) => entry.Sequence != index + 1).Take(1).Count(), $"the sequence of a trail has a gap: {trail[0].Summary}");
        CheckOnce(trail, findings);
    }

    // No step is taken again unless it was taken back in between.
    private static void CheckOnce(IReadOnlyList<AuditEntry> trail, Findings findings)
    {
        HashSet<string> approved = [];
        HashSet<string> reached = [];
        foreach (var entry in trail)
        {
            if (entry.Action == "gate.approved" && !approved.Add(entry.Subject!))
            {
                findings.Double(1, $"{entry.Subject} was approved twice (entry {entry.Sequence}): {entry.Summary}");
            }

            if (GateReopened.Contains(entry.Action))
            {
                approved.Remove(entry.Subject!);
            }

            if (Undone.ContainsKey(entry.Action) && !reached.Add(entry.Action))
            {
                findings.Double(1, $"{entry.Action} twice (entry {entry.Sequence})");
            }

            reached.RemoveWhere(action => Undone[action] == entry.Action);
        }
    }
}
