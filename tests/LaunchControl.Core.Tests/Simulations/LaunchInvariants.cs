using LaunchControl.Core.Gates;
using LaunchControl.Core.Launches;
using LaunchControl.Core.Playbooks;

namespace LaunchControl.Core.Tests.Simulations;

/// <summary>What holds for every decision, whatever came before.</summary>
internal static class LaunchInvariants
{
    public static void AssertDecision(Launch before, Decision decision, DateTimeOffset now)
    {
        var after = decision.Launch;
        Assert.Equal(Enumerable.Range(before.AuditSequence + 1, decision.Audit.Count), decision.Audit.Select(entry => entry.Sequence));
        Assert.Equal(after.AuditSequence, before.AuditSequence + decision.Audit.Count);
        if (decision.IsNoChange)
        {
            Assert.Same(before, after);
            Assert.Empty(decision.Intents);
        }

        foreach (var (old, gate) in before.Gates.Zip(after.Gates))
        {
            AssertGate(old, gate, decision);
        }

        AssertPhases(after);
        AssertLaunchMoment(before, after, now);
        AssertChecks(before, after);
    }

    private static void AssertGate(Gate old, Gate gate, Decision decision)
    {
        Assert.Equal(old.Id, gate.Id);
        Assert.True(old.Status != GateStatus.Approved || gate.Status == GateStatus.Approved, "A gate left 'approved'.");
        Assert.True(gate.Status != GateStatus.InReview || gate.Items.All(item => item.IsSettled), "A gate is in review with open items.");
        Assert.True(gate.Round == old.Round || (gate.Round == old.Round + 1 && gate.Approvers.All(approver => approver.Vote is null)), "A vote outlived its round.");
        Assert.True(gate.Round > 0 || gate.Approvers.All(approver => approver is { Vote: null, LinkNonce: null }), "A vote or link came before the first round.");
        Assert.True(gate.Status != GateStatus.Waiting || gate.Round == 0, "A gate waits again after a review.");
        var isTouched = decision.Audit.Any(entry => entry.Subject == $"gate/{gate.Id}" || gate.Items.Any(item => entry.Subject == $"item/{item.Id}"));
        Assert.True(isTouched || ReferenceEquals(old, gate), "A gate that nothing happened to is another object.");
    }

    private static void AssertPhases(Launch launch)
    {
        var opened = launch.Phases.Select(phase => phase.OpenedAt is not null).ToList();
        Assert.Equal(opened.OrderByDescending(isOpen => isOpen), opened);
        foreach (var phase in launch.Phases.TakeWhile(phase => phase != launch.CurrentPhase && phase.OpenedAt is not null))
        {
            Assert.All(launch.GatesOf(phase), gate => Assert.True(gate.IsPassed, "Two phases are open."));
        }

        Assert.All(launch.Phases.Where(phase => phase.OpenedAt is null).SelectMany(launch.GatesOf), gate => Assert.Equal(GateStatus.Waiting, gate.Status));
    }

    private static void AssertLaunchMoment(Launch before, Launch after, DateTimeOffset now)
    {
        var isGone = after.Status is LaunchStatus.Scheduled or LaunchStatus.Live or LaunchStatus.Completed;
        Assert.True(!isGone || after.Gates.All(gate => gate.IsPassed), "The launch goes on without go.");
        Assert.Equal(after.Status is LaunchStatus.Live or LaunchStatus.Completed, after.LiveAt is not null);
        Assert.True(after.LiveAt is null || (after.LiveAt >= after.LaunchAt && after.LiveAt <= now), "The launch is live early.");
        Assert.True(before.LiveAt is null || before.LiveAt == after.LiveAt, "The launch went live twice.");
        var isNoGo = after.Gates.Any(gate => gate.Status == GateStatus.NeedsWork && after.PhaseOf(gate).Kind == PhaseKind.GoNoGo);
        Assert.Equal(isNoGo, after.Status == LaunchStatus.NoGo);
    }

    private static void AssertChecks(Launch before, Launch after)
    {
        foreach (var (old, check) in before.Checks.Zip(after.Checks))
        {
            Assert.True(old.RanAt is null || old == check, "A check ran twice.");
            Assert.True(check.RanAt is null || check.RanAt >= check.DueAt, "A check ran early.");
        }

        Assert.True(after.Status != LaunchStatus.Completed || after.Checks.All(check => check.RanAt is not null), "A launch is completed before its last check.");
        Assert.Equal(after.Status == LaunchStatus.Completed, after.CompletedAt is not null);
    }
}
