using System.Text.Json;
using LaunchControl.Core.Launches;
using LaunchControl.Core.Playbooks;
using LaunchControl.Core.Scheduling;
using LaunchControl.Core.SignOffs;
using LaunchControl.Core.Tests.Builders;
using LaunchControl.Core.Tests.Drivers;

namespace LaunchControl.Core.Tests.Playbooks;

/// <summary>The playbooks that come with LaunchControl are sound: what a typing mistake in one of them would break fails here.</summary>
public sealed class PlaybookLibraryTests
{
    // What ids are good for: addresses, table keys and orchestration ids.
    private const string IdPattern = "^[a-z0-9]+(-[a-z0-9]+)*$";
    private const int LongestId = 40;

    // An entity group transaction holds a hundred rows; beside gates and audit entries there are the launch, the outbox and the mark.
    private const int MostRows = 100;
    private const int OtherRows = 3;

    [Fact]
    public void Four_kinds_of_launch_have_a_ready_playbook() =>
        Assert.Equal(["feature-release", "relaunch", "saas-ga", "sunset"], PlaybookLibrary.All.Select(playbook => playbook.Id));

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
        AssertUnique(Gates(playbook).Select(gate => gate.Id).Concat(Items(playbook).Select(item => item.Id)), "gates and items");
        AssertUnique(playbook.Inputs.Select(input => input.Id), "inputs");
        AssertUnique(playbook.Metrics.Select(metric => metric.Id), "metrics");
        AssertUnique(playbook.PostLaunchChecks, "checks");
        string[] ids =
        [
            playbook.Id,
            .. playbook.Roles.Select(role => role.Id),
            .. playbook.Inputs.Select(input => input.Id),
            .. playbook.Metrics.Select(metric => metric.Id),
            .. playbook.Phases.Select(phase => phase.Id),
            .. Gates(playbook).Select(gate => gate.Id),
            .. Items(playbook).Select(item => item.Id),
        ];
        Assert.All(ids, id => Assert.Matches(IdPattern, id));
        Assert.All(ids, id => Assert.InRange(id.Length, 1, LongestId));
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

    [Fact]
    public void Texts_are_short_enough_to_be_read() => ForEach(playbook =>
    {
        Assert.All(Gates(playbook), gate => Assert.NotEmpty(gate.ExitCriteria));
        Assert.All(Items(playbook), item => Assert.InRange(item.Title.Length, 1, 79));
        Assert.All(Items(playbook), item => Assert.InRange(item.Guidance!.Length, 1, 239));
    });

    [Fact]
    public void Conditions_ask_only_for_inputs_and_values_that_the_playbook_knows() => ForEach(playbook =>
        Assert.All(PlaybookVariant.Conditions(playbook), condition =>
        {
            Assert.True(condition.Tier.Count + condition.Market.Count + condition.Input.Count > 0, "An empty condition always holds.");
            Assert.True(condition.Market.Count == 0 || playbook.Inputs.Any(input => input.Id == PlaybookCondition.MarketsInput));
            Assert.All(condition.Input, asked =>
            {
                var input = Assert.Single(playbook.Inputs, input => input.Id == asked.Key);
                Assert.NotEmpty(asked.Value);
                Assert.True(input.Values.Count == 0 || asked.Value.All(input.Values.Contains), $"{asked.Key} never has such a value.");
            });
        }));

    [Fact]
    public void An_input_with_known_values_starts_from_one_of_them() => ForEach(playbook =>
        Assert.All(playbook.Inputs.Where(input => input.Values.Count > 0), input =>
            Assert.Contains(Assert.Single(input.Default), input.Values)));

    [Fact]
    public void Gates_approve_parts_of_the_brief_that_exist_and_the_go_no_go_the_date() => ForEach(playbook =>
    {
        var parts = typeof(Brief).GetProperties().Select(part => $"brief.{JsonNamingPolicy.CamelCase.ConvertName(part.Name)}");
        HashSet<string> known = ["launchAt", "brief", .. parts];
        Assert.All(Gates(playbook), gate => Assert.Subset(known, gate.Approves.ToHashSet()));
        Assert.Equal(["launchAt"], playbook.Phases[^1].Gates.SelectMany(gate => gate.Approves));
    });

    [Fact]
    public void Only_roles_that_exist_may_waive() => ForEach(playbook =>
        Assert.All(Gates(playbook), gate => Assert.Subset(playbook.Roles.Select(role => role.Id).ToHashSet(), gate.WaivableBy.ToHashSet())));

    [Fact]
    public void Only_roles_that_exist_may_override_and_never_the_go_no_go() => ForEach(playbook =>
    {
        Assert.All(Gates(playbook), gate => Assert.Subset(playbook.Roles.Select(role => role.Id).ToHashSet(), gate.OverridableBy.ToHashSet()));
        Assert.All(playbook.Phases[^1].Gates, gate => Assert.Empty(gate.OverridableBy));
    });

    // With a role in common, whoever signs the one gate first could leave nobody for the other.
    [Fact]
    public void Gates_for_different_people_have_no_role_in_common() => ForEach(playbook =>
        Assert.All(Gates(playbook), gate => Assert.All(gate.Policy.DistinctFrom, other => Assert.DoesNotContain(
            Gates(playbook).Single(known => known.Id == other).Approvers, approver => gate.Approvers.Any(own => own.Role == approver.Role)))));

    [Fact]
    public void Nobody_needs_an_account_to_sign_and_everybody_has_at_least_a_week() => ForEach(playbook =>
        Assert.All(Gates(playbook), gate =>
        {
            Assert.False(gate.Policy.SignIn);
            Assert.True(gate.Policy.ExpiresAfter is null || IsoDuration.Parse(gate.Policy.ExpiresAfter) >= TimeSpan.FromDays(7));
        }));

    [Fact]
    public void Only_a_gate_with_several_roles_is_signed_in_turn() => ForEach(playbook =>
        Assert.All(Gates(playbook).Where(gate => gate.Policy.Sequential), gate => Assert.True(gate.Approvers.Count > 1, gate.Id)));

    [Fact]
    public void A_counted_quorum_can_be_reached_by_the_roles_that_are_asked_and_not_by_the_required_ones_alone() => ForEach(playbook =>
        Assert.All(Gates(playbook), gate =>
        {
            var needed = gate.Policy.Quorum switch
            {
                Quorum.Count => gate.Policy.Count,
                Quorum.Percent => (int)Math.Ceiling(gate.Approvers.Count * gate.Policy.Percent!.Value / 100.0),
                _ => null,
            };
            Assert.True(needed is null || (needed <= gate.Approvers.Count && needed > gate.Approvers.Count(approver => approver.Required)), gate.Id);
        }));

    [Fact]
    public void A_check_asks_an_address_that_an_input_gives() => ForEach(playbook =>
        Assert.All(Items(playbook).Where(item => item.Check is not null), item =>
        {
            Assert.Contains(playbook.Inputs, input => item.Check!.Url == $"{{{input.Id}}}");
            Assert.InRange(item.Check!.ExpectedStatus, 100, 599);
            Assert.InRange(IsoDuration.Parse(item.Check.Every), TimeSpan.FromMinutes(1), TimeSpan.FromDays(1));
            Assert.InRange(IsoDuration.Parse(item.Check.Timeout), TimeSpan.FromMinutes(1), TimeSpan.FromDays(180));
            Assert.NotNull(item.When);
        }));

    [Fact]
    public void Three_to_five_metrics_say_how_a_launch_is_judged() => ForEach(playbook =>
        Assert.InRange(playbook.Metrics.Count, 3, 5));

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
