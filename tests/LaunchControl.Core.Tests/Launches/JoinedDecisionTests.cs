using LaunchControl.Core.Auditing;
using LaunchControl.Core.Commands;
using LaunchControl.Core.Gates;
using LaunchControl.Core.Launches;
using LaunchControl.Core.Outbox;
using LaunchControl.Core.SignOffs;
using LaunchControl.Core.Tests.Drivers;
using static LaunchControl.Core.Tests.Builders.GateBuilder;
using static LaunchControl.Core.Tests.Builders.PlaybookBuilder;
using static LaunchControl.Core.Tests.Builders.StartLaunchBuilder;

namespace LaunchControl.Core.Tests.Launches;

/// <summary>Decisions that are stored together.</summary>
public sealed class JoinedDecisionTests
{
    private readonly LaunchScenario _opened = LaunchScenario.GivenOpened(WithGates(Gate("a", "ana"), Gate("b", "bo")));

    [Fact]
    public void Joined_decisions_lead_where_one_after_the_other_does_with_all_that_both_record()
    {
        var first = Approve(_opened.Launch, "ana", "a");
        var second = Approve(first.Launch, "bo", "b");
        var joined = first.Then(second);

        Assert.Same(second.Launch, joined.Launch);
        Assert.Equal([.. first.Audit, .. second.Audit], joined.Audit);
        Assert.Equal(Enumerable.Range(_opened.Launch.AuditSequence + 1, joined.Audit.Count), joined.Audit.Select(entry => entry.Sequence));
        Assert.Equal(first.Outbox.Id, joined.Outbox.Id);
        Assert.Equal(second.Readiness, joined.Readiness);
        Assert.All(joined.Launch.Gates.Where(gate => gate.Id is "a" or "b"), gate => Assert.Equal(GateStatus.Approved, gate.Status));
    }

    [Fact]
    public void What_happens_outside_is_told_in_one_publication_and_projected_once()
    {
        var first = Approve(_opened.Launch, "ana", "a");
        var joined = first.Then(Approve(first.Launch, "bo", "b"));

        var publication = Assert.Single(joined.Intents.OfType<PublishEventsIntent>());
        Assert.Equal((joined.Audit[0].Sequence, joined.Audit[^1].Sequence), (publication.FirstSequence, publication.LastSequence));
        Assert.IsType<ProjectLaunchIntent>(joined.Intents[^1]);
        Assert.Single(joined.Intents.OfType<ProjectLaunchIntent>());
        Assert.Equal(joined.Intents.Count, joined.Intents.Select(intent => intent.Id).Distinct().Count());
    }

    [Fact]
    public void Whom_both_wake_is_woken_once_and_every_mail_is_sent()
    {
        var opened = LaunchScenario.GivenOpened(WithGates(Gate("a", "ana", "bo", "cy")));
        var first = Approve(opened.Launch, "ana", "a", Now.AddDays(1));
        var second = Approve(first.Launch, "bo", "a", Now.AddDays(2));
        var joined = first.Then(second);

        var wakes = first.Intents.Concat(second.Intents).OfType<WakeGateIntent>().ToList();
        Assert.Equal(2, wakes.Count);
        Assert.Equal(wakes[..1], joined.Intents.OfType<WakeGateIntent>());
        Assert.Equal(first.Intents.Concat(second.Intents).OfType<SendMailIntent>(), joined.Intents.OfType<SendMailIntent>());
    }

    private static Decision Approve(Launch launch, string role, string gateId, DateTimeOffset? effectiveAt = null)
    {
        var signOff = new RecordSignOff($"{role}-{gateId}", gateId, launch.FindGate(gateId)!.Round, Person(role), SignOffDecision.Approve, null, Now) { EffectiveAt = effectiveAt };
        return LaunchDecider.Decide(launch, signOff, new CommandOrigin($"sign-off-{role}", Person(role), Channel.Queue), Now).Decision!;
    }
}
