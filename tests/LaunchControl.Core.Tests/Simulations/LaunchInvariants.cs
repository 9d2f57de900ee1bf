using LaunchControl.Core.Auditing;
using LaunchControl.Core.Delegation;
using LaunchControl.Core.Gates;
using LaunchControl.Core.GoNoGo;
using LaunchControl.Core.Launches;
using LaunchControl.Core.Playbooks;
using LaunchControl.Core.SignOffs;

namespace LaunchControl.Core.Tests.Simulations;

/// <summary>What holds for every decision, whatever came before.</summary>
internal static class LaunchInvariants
{
    public static void AssertDecision(Launch before, Decision decision, DateTimeOffset now)
    {
        var after = decision.Launch;
        Assert.Equal(Enumerable.Range(before.AuditSequence + 1, decision.Audit.Count), decision.Audit.Select(entry => entry.Sequence));
        Assert.Equal(after.AuditSequence, before.AuditSequence + decision.Audit.Count);
        Assert.Equal(decision.Audit.Select(entry => entry.Hash).Prepend(before.AuditHash).SkipLast(1), decision.Audit.Select(entry => entry.PreviousHash));
        Assert.All(decision.Audit, entry => Assert.Equal(AuditChain.HashOf(AuditChain.Text(entry)), entry.Hash));
        Assert.Equal(decision.Audit.Select(entry => entry.Hash).Prepend(before.AuditHash).Last(), after.AuditHash);
        if (decision.IsNoChange)
        {
            Assert.Same(before, after);
            Assert.Empty(decision.Intents);
        }

        foreach (var gate in after.Gates)
        {
            AssertGate(after, gate);
            Assert.All(gate.Items, AssertItem);
            if (before.FindGate(gate.Id) is { } old)
            {
                AssertStep(old, gate, after, decision);
            }
        }

        Assert.All(before.Gates.Where(gate => after.FindGate(gate.Id) is null), gate =>
            Assert.True(!gate.IsPassed || decision.Audit.Any(entry => entry.Action == "gate.stale" && entry.Subject == $"gate/{gate.Id}"), "A passed gate is gone."));
        AssertStandIns(decision, now);
        AssertPhases(before, after);
        AssertLaunchMoment(before, after, now);
        AssertChecks(before, after);
        AssertRecommendations(after);
    }

    private static void AssertGate(Launch launch, Gate gate)
    {
        Assert.True(gate.Status != GateStatus.InReview || gate.IsReadyForReview, "A gate is in review with open items.");
        Assert.True(gate.Round > 0 || gate.Approvers.All(approver => approver is { Vote: null, LinkNonce: null }), "A vote or link came before the first round.");
        Assert.True(gate.Status != GateStatus.Waiting || gate.Round == 0, "A gate waits again after a review.");
        Assert.True(launch.Status == LaunchStatus.Held || gate.Status != GateStatus.InReview || gate.Approvers.Any(approver => approver is { LinkNonce: not null, Vote: null } or { Vote.EffectiveAt: not null }), "A review that waits for nobody.");
        Assert.All(gate.Approvers, approver => Assert.True(approver.Vote is null || approver.LinkNonce is not null || (approver.Vote.Decision == SignOffDecision.Reject && launch.IsGoNoGo(gate)), "Somebody voted who was not asked."));
        Assert.Equal(gate.Approvers.Count, gate.Approvers.Select(approver => approver.Person).Distinct().Count());
        Assert.All(gate.Items.Where(item => item is { IsCondition: true, IsSettled: false }), item =>
            Assert.Equal(SignOffDecision.Approve, gate.FindApprover(item.GivenBy!)?.Vote?.Decision));
        Assert.True(gate.SignedContents.Count <= gate.Approvers.Count + 2, "What was signed piles up.");

        // Every closed gate has its reason.
        var approving = gate.Approvers.Where(approver => approver.Vote?.Decision == SignOffDecision.Approve).ToList();
        Assert.True(gate.Status != GateStatus.Approved || gate.Override is not null || QuorumRule.IsMet(gate.Policy, gate.Approvers, approving), "A gate is approved without its quorum.");
        Assert.True(gate.Status == GateStatus.Waived == !string.IsNullOrWhiteSpace(gate.Waiver?.Reason), "A waiver without a reason, or one that is left over.");
    }

    private static void AssertStandIns(Decision decision, DateTimeOffset now)
    {
        var launch = decision.Launch;
        if (decision.IsNoChange || launch is not { IsFinal: false, IsLaunched: false, Status: not LaunchStatus.Held })
        {
            return;
        }

        var away = StandInChoice.AwayOn(launch, launch.DayOf(now));
        foreach (var gate in launch.Gates.Where(gate => gate.Status == GateStatus.InReview))
        {
            // One voice a person, and none of whoever asks.
            var inPlace = gate.Approvers.Select(approver => approver.Vote is null ? approver.StandIn?.Person : approver.Vote.By).OfType<string>().ToList();
            Assert.DoesNotContain(launch.Owner, inPlace);
            Assert.Empty(inPlace.Intersect(gate.Approvers.Select(approver => approver.Person)));
            Assert.Equal(inPlace.Distinct(), inPlace);
            Assert.All(gate.Approvers.Where(approver => approver is { Vote: null, StandIn: not null }), approver =>
                Assert.True(away(approver.Person) is not null && away(approver.StandIn!.Person) is null, "Somebody stands in for a person who is there, or is away too."));
        }
    }

    private static void AssertItem(ChecklistItem item)
    {
        Assert.True(item.Status != ItemStatus.Done || !item.RequiresEvidence || item.Evidence.Count > 0, "An item is done without the evidence that it requires.");
        Assert.True(item.Status == ItemStatus.Waived == !string.IsNullOrWhiteSpace(item.Waiver?.Reason), "A waived item without a reason, or a waiver that is left over.");
        Assert.True(item.Status is ItemStatus.Blocked or ItemStatus.NotApplicable == !string.IsNullOrWhiteSpace(item.StatusReason), "A status without its reason, or a reason that is left over.");
    }

    private static void AssertStep(Gate old, Gate gate, Launch after, Decision decision)
    {
        Assert.True(old.Status != GateStatus.Approved || gate.Status == GateStatus.Approved || decision.Audit.Any(entry => entry.Action is "gate.stale" or "launch.noGo" or "gate.needsWork"), "A gate left 'approved' in silence.");
        Assert.True(old.Status != GateStatus.Waiting || gate.Status is GateStatus.Waiting or GateStatus.Waived || gate.Override is not null || gate.DependsOn.All(id => after.FindGate(id) is null or { IsPassed: true }), $"Gate {gate.Id} opened before what it depends on: {string.Join("; ", decision.Audit.Select(entry => entry.Summary))}");
        Assert.True(gate.Round == old.Round || (gate.Round == old.Round + 1 && gate.Approvers.All(approver => approver.Vote is null)), "A vote outlived its round.");
        Assert.True(gate.Watch >= old.Watch, "A watch was taken back.");
        var isTouched = decision.Audit.Any(entry => entry.Subject is null || entry.Subject == $"gate/{gate.Id}" || entry.Subject.StartsWith("item/", StringComparison.Ordinal));
        Assert.True(isTouched || ReferenceEquals(old, gate), "A gate that nothing happened to is another object.");
    }

    private static void AssertPhases(Launch before, Launch launch)
    {
        var opened = launch.Phases.Select(phase => phase.OpenedAt is not null).ToList();
        Assert.Equal(opened.OrderByDescending(isOpen => isOpen), opened);
        foreach (var phase in launch.Phases.Where(phase => phase.OpenedAt is not null && before.Phases.First(old => old.Id == phase.Id).OpenedAt is null))
        {
            var earlier = launch.Phases.TakeWhile(other => other != phase).SelectMany(launch.GatesOf);
            Assert.All(earlier, gate => Assert.True(gate.IsPassed, "A phase opened before the one before it was through."));
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
        Assert.True(after.NoGo is not null == isNoGo, $"A no-go without a reason, or one that is left over: {before.Status}, {after.Status}, {after.NoGo}, {string.Join(", ", after.Gates.Select(gate => $"{gate.Id} {gate.Status}"))}.");
        Assert.True(after.Status == LaunchStatus.Cancelled || isNoGo == ((after.HeldFrom ?? after.Status) == LaunchStatus.NoGo), $"The launch is {after.Status}, and {(isNoGo ? "a" : "no")} go/no-go gate was rejected.");
    }

    private static void AssertRecommendations(Launch launch)
    {
        var items = launch.Gates.SelectMany(gate => gate.Items).ToDictionary(item => item.Id);
        Assert.Equal(launch.HoldRecommendations.Count, launch.HoldRecommendations.Select(one => one.Id).Distinct().Count());
        Assert.All(launch.HoldRecommendations.Where(one => one.State == RecommendationState.Open), one =>
            Assert.True(items.GetValueOrDefault(one.Id) is { IsOpenCondition: true, IsMissed: true }, "A recommendation is open, and its condition is not missed."));
        Assert.All(items.Values.Where(item => item is { IsOpenCondition: true, IsMissed: true }), item => Assert.Contains(launch.HoldRecommendations, one => one.Id == item.Id));
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
