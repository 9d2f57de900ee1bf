using LaunchControl.Core.Gates;
using LaunchControl.Core.Outbox;
using LaunchControl.Core.Playbooks;

namespace LaunchControl.Core.Launches;

/// <summary>Opens phases in order, and schedules the launch after the last one.</summary>
internal static class PhaseDecider
{
    public static Refusal? OpenNext(LaunchChange change)
    {
        var launch = change.Launch;
        if (launch.IsFinal || launch.Status == LaunchStatus.Held || launch.Gates.Any(gate => launch.IsOpen(gate) && !gate.IsPassed))
        {
            return null;
        }

        if (launch.Phases.FirstOrDefault(phase => phase.OpenedAt is null) is { } next)
        {
            Open(change, next);
            if (next.Kind == PhaseKind.Readiness && !launch.GatesOf(next).Any())
            {
                // Nobody would ever pass a gate here, and so call for the phase after it.
                return OpenNext(change);
            }
        }
        else if (launch.Status is LaunchStatus.GoNoGo)
        {
            Schedule(change);
        }

        return null;
    }

    private static void Open(LaunchChange change, Phase phase)
    {
        var status = phase.Kind == PhaseKind.GoNoGo ? LaunchStatus.GoNoGo : LaunchStatus.InReadiness;
        var before = change.Launch.Status;
        change.Set(change.Launch with
        {
            Status = status,
            Phases = [.. change.Launch.Phases.Select(other => other.Id == phase.Id ? other with { OpenedAt = change.Now } : other)],
        });
        change.Record("phase.opened", $"phase/{phase.Id}", $"Phase '{phase.Name}' opened.", before, status, bySystem: true);
        GateFlow.Advance(change);
    }

    private static void Schedule(LaunchChange change)
    {
        change.Set(change.Launch with { Status = LaunchStatus.Scheduled, AgreedMetrics = change.Launch.Metrics });
        change.Record("launch.scheduled", null, "Go: the launch is scheduled.", LaunchStatus.GoNoGo, LaunchStatus.Scheduled, bySystem: true);
        change.MailEveryone(MailKind.LaunchScheduled);
    }
}
