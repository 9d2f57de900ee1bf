using LaunchControl.Core.Launches;
using LaunchControl.Core.Playbooks;
using LaunchControl.Core.Scheduling;
using LaunchControl.Core.Tests.Builders;
using LaunchControl.Core.Tests.Drivers;

namespace LaunchControl.Core.Tests.Playbooks;

/// <summary>The playbooks that come with LaunchControl are sound: what a typing mistake in one of them would break fails here.</summary>
public sealed class PlaybookLibraryTests
{
    // What ids are good for: addresses, table keys and orchestration ids.
    private const string IdPattern = "^[a-z0-9]+(-[a-z0-9]+)*$";
    private const int LongestGateId = 40;

    // An entity group transaction holds a hundred rows; beside gates and audit entries there are the launch, the outbox and the mark.
    private const int MostRows = 100;
    private const int OtherRows = 3;

    [Fact]
    public void One_playbook_covers_a_launch_of_real_size() =>
        Assert.Contains(PlaybookLibrary.All, playbook =>
            playbook.Phases.Count >= 4 && Gates(playbook).Count() >= 12 && Gates(playbook).Sum(gate => gate.Items.Count) >= 60);

    [Fact]
    public void A_playbook_is_found_by_its_id()
    {
        AssertUnique(PlaybookLibrary.All.Select(playbook => playbook.Id), "playbooks");
        Assert.All(PlaybookLibrary.All, playbook => Assert.Same(playbook, PlaybookLibrary.Find(playbook.Id)));
        Assert.Null(PlaybookLibrary.Find("unknown"));
        Assert.Null(PlaybookLibrary.Find(null));
    }

    [Fact]
    public void Ids_are_unique_and_well_formed() => ForEach(playbook =>
    {
        AssertUnique(playbook.Roles.Select(role => role.Id), "roles");
        AssertUnique(playbook.Phases.Select(phase => phase.Id), "phases");
        AssertUnique(Gates(playbook).Select(gate => gate.Id), "gates");
        AssertUnique(Items(playbook).Select(item => item.Id), "items");
        AssertUnique(playbook.PostLaunchChecks, "checks");
        string[] ids = [playbook.Id, .. playbook.Phases.Select(phase => phase.Id), .. Gates(playbook).Select(gate => gate.Id), .. Items(playbook).Select(item => item.Id)];
        Assert.All(ids, id => Assert.Matches(IdPattern, id));
        Assert.All(Gates(playbook), gate => Assert.InRange(gate.Id.Length, 1, LongestGateId));
        Assert.True(playbook.Version >= 1);
    });

    [Fact]
    public void The_last_phase_and_only_that_is_the_go_no_go() => ForEach(playbook =>
    {
        Assert.Equal(PhaseKind.GoNoGo, playbook.Phases[^1].Kind);
        Assert.All(playbook.Phases.SkipLast(1), phase => Assert.Equal(PhaseKind.Readiness, phase.Kind));
        Assert.All(playbook.Phases, phase => Assert.NotEmpty(phase.Gates));
    });

    [Fact]
    public void Every_gate_has_approvers_who_exist_and_never_the_launch_owner() => ForEach(playbook =>
        Assert.All(Gates(playbook), gate =>
        {
            AssertUnique(gate.Approvers.Select(approver => approver.Role), $"the approvers of {gate.Id}");
            Assert.Contains(gate.Approvers, approver => approver.Required);
            Assert.Subset(playbook.Roles.Select(role => role.Id).ToHashSet(), gate.Approvers.Select(approver => approver.Role).ToHashSet());
        }));

    [Fact]
    public void Every_role_is_used_and_every_item_has_an_owner_who_exists() => ForEach(playbook =>
    {
        var owners = Items(playbook).Select(item => item.Owner).Where(owner => owner != Playbook.LaunchOwnerRole);
        var used = owners.Concat(Gates(playbook).SelectMany(gate => gate.Approvers).Select(approver => approver.Role)).ToHashSet();
        Assert.Equal(playbook.Roles.Select(role => role.Id).Order(), used.Order());
        Assert.DoesNotContain(playbook.Roles, role => role.Id == Playbook.LaunchOwnerRole);
    });

    [Fact]
    public void A_gate_depends_only_on_gates_of_its_own_or_an_earlier_phase_and_never_on_itself() => ForEach(playbook =>
    {
        HashSet<string> known = [];
        foreach (var phase in playbook.Phases)
        {
            known.UnionWith(phase.Gates.Select(gate => gate.Id));
            Assert.All(phase.Gates, gate => Assert.Subset(known, gate.DependsOn.ToHashSet()));
            AssertNoCycle(phase.Gates);
        }
    });

    [Fact]
    public void Everything_is_due_before_the_launch_and_each_item_before_its_gate() => ForEach(playbook =>
        Assert.All(Gates(playbook), gate =>
        {
            Assert.True(Due(gate.Due) <= StartLaunchBuilder.LaunchAt, $"{gate.Id} is due after the launch.");
            Assert.All(gate.Items, item => Assert.True(Due(item.Due) <= Due(gate.Due), $"{item.Id} is due after {gate.Id}."));
            Assert.All(
                Gates(playbook).Where(other => gate.DependsOn.Contains(other.Id)),
                other => Assert.True(Due(other.Due) <= Due(gate.Due), $"{gate.Id} is due before {other.Id}."));
        }));

    [Fact]
    public void Checks_come_after_the_launch_in_ascending_order() => ForEach(playbook =>
    {
        var due = playbook.PostLaunchChecks.Select(Due).ToList();
        Assert.NotEmpty(due);
        Assert.All(due, at => Assert.True(at > StartLaunchBuilder.LaunchAt));
        Assert.Equal(due.Order(), due);
    });

    [Fact]
    public void A_launch_goes_through_from_start_to_finish_each_decision_small_enough_to_store() => ForEach(playbook =>
    {
        var scenario = LaunchScenario.GivenOpened(playbook).WhenEverybodyApproves().ThenLaunch(LaunchStatus.Scheduled);
        scenario.WhenTimePasses().ThenLaunch(LaunchStatus.Completed);

        var largestPhase = playbook.Phases.Max(phase => phase.Gates.Count);
        Assert.True((largestPhase * 3) + 1 + OtherRows <= MostRows, $"Opening {largestPhase} gates at once takes too many rows.");
        Assert.True(Gates(playbook).Count() + 1 + OtherRows <= MostRows, "Storing a new launch takes too many rows.");
    });

    private static void ForEach(Action<Playbook> check) => Assert.All(PlaybookLibrary.All, check);

    private static IEnumerable<PlaybookGate> Gates(Playbook playbook) => playbook.Phases.SelectMany(phase => phase.Gates);

    private static IEnumerable<PlaybookItem> Items(Playbook playbook) => Gates(playbook).SelectMany(gate => gate.Items);

    private static DateTimeOffset Due(string offset) => DueOffset.Parse(offset).From(StartLaunchBuilder.LaunchAt, TimeZoneInfo.Utc);

    private static void AssertUnique(IEnumerable<string> ids, string where)
    {
        var repeated = ids.GroupBy(id => id).Where(same => same.Count() > 1).Select(same => same.Key).ToList();
        Assert.True(repeated.Count == 0, $"Used twice among {where}: {string.Join(", ", repeated)}.");
    }

    // Takes away what depends on nothing that is left, until nothing is left.
    private static void AssertNoCycle(IReadOnlyList<PlaybookGate> gates)
    {
        var left = gates.ToList();
        while (left.Count > 0)
        {
            var removed = left.RemoveAll(gate => !gate.DependsOn.Any(id => left.Exists(other => other.Id == id)));
            Assert.True(removed > 0, $"A cycle: {string.Join(", ", left.Select(gate => gate.Id))}.");
        }
    }
}
