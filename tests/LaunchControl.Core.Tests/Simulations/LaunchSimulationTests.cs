using System.Text.Json;
using CsCheck;
using LaunchControl.Core.Auditing;
using LaunchControl.Core.Commands;
using LaunchControl.Core.Delegation;
using LaunchControl.Core.Gates;
using LaunchControl.Core.Launches;
using LaunchControl.Core.Outbox;
using LaunchControl.Core.Tests.Builders;
using LaunchControl.Core.Tests.Drivers;

namespace LaunchControl.Core.Tests.Simulations;

public sealed class LaunchSimulationTests
{
    private const int Launches = 300;

    [Fact]
    public void Every_decision_keeps_the_rules() => LaunchSimulation.Any.Sample(run =>
        LaunchSimulation.Play(run, (before, scenario) =>
        {
            if (scenario.Outcome!.Decision is { } decision)
            {
                LaunchInvariants.AssertDecision(before, decision, scenario.Now);
            }
        }), iter: Launches);

    [Fact]
    public void A_command_given_twice_changes_nothing_the_second_time() => LaunchSimulation.Any.Sample(run =>
    {
        var scenario = run.Given();
        foreach (var step in run.Steps)
        {
            var command = step.ToCommand(scenario.Launch, run.Playbook, scenario.Now);
            var first = scenario.At(scenario.Now + step.Elapsed).When(command).Outcome!;
            var second = scenario.When(command).Outcome!;

            Assert.True(first.Refusal?.Code == second.Refusal?.Code, $"{command} came to {first.Refusal?.Code ?? "a decision"}, and the second time to {second.Refusal?.Code ?? "a decision"}.");
            Assert.True(second.IsRefused || second.Decision.IsNoChange, $"{command} changed something twice.");
        }
    }, iter: Launches);

    [Fact]
    public void The_same_commands_always_come_to_the_same() => LaunchSimulation.Any.Sample(run =>
    {
        var one = LaunchSimulation.Play(run);
        var other = LaunchSimulation.Play(run);
        Assert.Equal(JsonSerializer.Serialize(one.Audit, LaunchJson.Options), JsonSerializer.Serialize(other.Audit, LaunchJson.Options));
        Assert.Equal(one.Intents, other.Intents);
    }, iter: Launches / 5);

    [Fact]
    public void Audit_entries_intents_and_links_are_never_mixed_up() => LaunchSimulation.Any.Sample(run =>
    {
        List<string> batches = [];
        HashSet<string> links = [];
        var scenario = LaunchSimulation.Play(run, (before, scenario) =>
        {
            if (scenario.Outcome!.Decision is { IsNoChange: false } decision)
            {
                batches.Add(decision.Outbox.Id);
                var known = before.Gates.SelectMany(Seats.Of).Select(seat => seat.LinkNonce).ToHashSet();
                var fresh = decision.Launch.Gates.SelectMany(Seats.Of).Select(seat => seat.LinkNonce).Where(link => link is not null && !known.Contains(link));
                Assert.All(fresh, link => Assert.True(links.Add(link!), "A link was given twice."));
            }
        });

        Assert.Equal(Enumerable.Range(1, scenario.Audit.Count), scenario.Audit.Select(entry => entry.Sequence));
        Assert.Equal(scenario.Intents.Count, scenario.Intents.Select(intent => intent.Id).Distinct().Count());
        Assert.Equal(batches.Order(StringComparer.Ordinal).Distinct(), batches);
    }, iter: Launches);

    [Fact]
    public void Every_change_brings_the_index_up_to_date() => LaunchSimulation.Any.Sample(run =>
        LaunchSimulation.Play(run, (_, scenario) =>
        {
            if (scenario.Outcome!.Decision is { IsNoChange: false } decision)
            {
                Assert.Single(decision.Intents.OfType<ProjectLaunchIntent>());
            }
        }), iter: Launches / 5);

    [Fact]
    public void An_approver_is_asked_once_a_round_and_everybody_with_a_link_is_asked() => LaunchSimulation.Any.Sample(run =>
    {
        var scenario = LaunchSimulation.Play(run);
        var asked = scenario.Intents.OfType<SendMailIntent>().Where(mail => mail.Mail == MailKind.SignOffRequested)
            .Select(mail => $"{mail.GateId} {mail.Round} {mail.To}").ToList();
        var waiting =
            from gate in scenario.Launch.Gates
            where gate.Status == GateStatus.InReview
            from approver in gate.Approvers
            where approver.LinkNonce is not null
            select $"{gate.Id} {gate.Round} {approver.Person}";
        Assert.Subset(asked.ToHashSet(), waiting.ToHashSet());

        // Asked again in one round is only who asked for a fresh link, who left and came back, or whose gate left the launch and came back: the link of before is dead.
        var changes = scenario.Audit.Where(entry => entry.Action is "launch.peopleChanged" or "gate.added" or "gate.reassigned" or "signOff.linkRenewed").ToList();
        Assert.All(asked.GroupBy(mail => mail).Where(same => same.Count() > 1).Select(same => same.Key.Split(' ')), again => Assert.Contains(changes, entry =>
            (entry.Subject == $"gate/{again[0]}" && entry.Summary.Contains(again[2], StringComparison.Ordinal)) || (entry.Subject == $"gate/{again[0]}" && entry.Action == "gate.added") || JsonSerializer.Serialize(entry.Changes, LaunchJson.Options).Contains(again[2], StringComparison.Ordinal)));
    }, iter: Launches);

    [Fact]
    public void The_audit_trail_alone_gives_the_state() => LaunchSimulation.Any.Sample(run =>
    {
        var scenario = LaunchSimulation.Play(run);
        Assert.Equal(Text(scenario.Launch), Text(LaunchFold.Of(scenario.Audit)));
        Assert.DoesNotContain("linkNonce", JsonSerializer.Serialize(scenario.Audit, LaunchJson.Options), StringComparison.Ordinal);
    }, iter: Launches);

    [Fact]
    public void The_trail_of_any_launch_verifies_and_its_state_is_what_it_adds_up_to() => LaunchSimulation.Any.Sample(run =>
    {
        var scenario = LaunchSimulation.Play(run);
        var verification = new TrailVerification(scenario.Launch);
        scenario.Audit.ForEach(entry => verification.Add(StoredTrail.Line(entry)));
        Assert.Equal(new TrailVerdict(scenario.Audit.Count, scenario.Launch.AuditHash, null, null), verification.Finish());
    }, iter: Launches);

    [Fact]
    public void Moving_the_launch_moves_every_open_due_date_and_no_other() => Gen.Select(LaunchSimulation.Any, Gen.Int[-20, 200]).Sample((run, days) =>
    {
        var scenario = LaunchSimulation.Play(run);
        var before = scenario.Launch;
        if (before.IsLaunched || before.IsFinal || before.LaunchAt.AddDays(days) <= scenario.Now || days == 0)
        {
            return;
        }

        var after = scenario.When(new Reschedule(before.LaunchAt.AddDays(days), "Later.")).ThenAccepted().Launch;
        foreach (var (old, gate) in before.Gates.Zip(after.Gates))
        {
            var expected = gate.IsPassed && old.IsPassed ? old.DueAt : after.DueAt(gate.Due!);
            Assert.True(expected == gate.DueAt, $"{gate.Id} was {old.Status} and is {gate.Status}, due {gate.DueAt}, not {expected}: {string.Join("; ", scenario.Audit.TakeLast(6).Select(entry => entry.Summary))}");
            foreach (var item in gate.Items)
            {
                // An open condition of an approval that no longer holds is gone.
                var oldItem = old.FindItem(item.Id)!;
                if (item.Due is not null || oldItem.IsSettled)
                {
                    Assert.Equal(oldItem.IsSettled ? oldItem.DueAt : after.DueAt(item.Due!), item.DueAt);
                }
                else
                {
                    // By the clock on the wall, which leaves an hour out in spring.
                    var moved = oldItem.DueAt.DateTime + (after.LaunchAt.DateTime - before.LaunchAt.DateTime);
                    Assert.InRange(item.DueAt.DateTime, moved, moved.AddHours(1));
                }
            }
        }
    }, iter: Launches);

    [Fact]
    public void Whatever_happened_a_launch_whose_approvers_then_approve_is_completed_when_time_passes() => LaunchSimulation.Any.Sample(run =>
    {
        var scenario = LaunchSimulation.Play(run);
        var end = scenario.Launch.Status == LaunchStatus.Cancelled ? LaunchStatus.Cancelled : LaunchStatus.Completed;
        scenario.WhenEverybodyApproves().WhenTimePasses().ThenLaunch(end);
    }, iter: Launches);

    [Fact]
    public void Random_launches_reach_every_status_that_this_version_has_commands_for()
    {
        var statuses = new HashSet<LaunchStatus>();
        var gates = new HashSet<GateStatus>();
        LaunchSimulation.Any.Sample(run => LaunchSimulation.Play(run, (_, scenario) =>
        {
            statuses.Add(scenario.Launch.Status);
            gates.UnionWith(scenario.Launch.Gates.Select(gate => gate.Status));
        }), iter: Launches, threads: 1);

        Assert.Empty(Enum.GetValues<LaunchStatus>().Except(statuses));
        Assert.Equal([GateStatus.Rejected], Enum.GetValues<GateStatus>().Except(gates));
    }

    [Fact]
    public void An_unknown_command_is_a_fault_of_the_caller() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => LaunchDecider.Decide(
            Drivers.LaunchScenario.GivenStarted(PlaybookBuilder.WithGates(GateBuilder.Gate("a", "ana"))).Launch,
            new UnknownCommand(), new CommandOrigin("id", CommandOrigin.System, Channel.System), StartLaunchBuilder.Now));

    // Links are secrets, and no part of the trail.
    private static string Text(Launch launch) => JsonSerializer.Serialize(
        launch with
        {
            Gates = [.. launch.Gates.Select(gate => gate with { Approvers = [.. gate.Approvers.Select(WithoutLinks)] })],
            FeedbackLink = launch.FeedbackLink is { } link ? link with { LinkNonce = null } : null,
        },
        LaunchJson.Options);

    private static Approver WithoutLinks(Approver approver) =>
        approver with { LinkNonce = null, StandIn = approver.StandIn is { } stand ? stand with { LinkNonce = null } : null };

    private sealed record UnknownCommand : LaunchCommand;
}
