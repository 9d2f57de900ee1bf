using LaunchControl.Core.Launches;
using LaunchControl.Core.Playbooks;
using LaunchControl.Core.SignOffs;
using LaunchControl.Core.Tests.Drivers;

namespace LaunchControl.Core.Tests.Playbooks;

/// <summary>A playbook that comes with LaunchControl stays sound for every tier and every answer to its inputs.</summary>
public sealed class PlaybookVariantTests
{
    [Fact]
    public void Each_phase_keeps_a_gate_and_each_gate_an_item() => ForEachVariant(variant =>
    {
        Assert.All(variant.Playbook.Phases, phase => Assert.NotEmpty(phase.Gates));
        Assert.All(variant.Gates, gate => Assert.NotEmpty(gate.Items));
        Assert.Single(variant.Playbook.Phases[^1].Gates);
    });

    [Fact]
    public void What_a_gate_or_an_item_depends_on_is_part_of_the_launch_too() => ForEachVariant(variant =>
    {
        var gates = variant.Gates.Select(gate => gate.Id).ToHashSet();
        var items = variant.Items.Select(item => item.Id).ToHashSet();
        Assert.All(variant.Gates, gate => Assert.Subset(gates, gate.DependsOn.ToHashSet()));
        Assert.All(variant.Items, item => Assert.Subset(items, item.DependsOn.ToHashSet()));
    });

    [Fact]
    public void One_person_for_each_role_is_enough() => ForEachVariant(variant =>
    {
        var launch = LaunchScenario.GivenStarted(variant.Playbook).Launch;
        Assert.All(launch.Gates, gate => Assert.Null(Satisfiability.WhyNot(launch, gate, [], Builders.StartLaunchBuilder.Now)));
    });

    [Fact]
    public void Nobody_must_be_named_for_a_role_that_has_nothing_to_do() => ForEachVariant(variant =>
    {
        var used = variant.Items.Select(item => item.Owner).Concat(variant.Gates.SelectMany(gate => gate.Approvers).Select(approver => approver.Role));
        if (variant.Playbook.Unowned == UnownedPolicy.Refuse)
        {
            Assert.Subset(used.ToHashSet(), variant.Playbook.Roles.Select(role => role.Id).ToHashSet());
        }
    });

    [Fact]
    public void A_smaller_tier_never_asks_for_more() => Assert.All(PlaybookLibrary.All, playbook =>
    {
        var sizes = Enum.GetValues<LaunchTier>().Select(tier => PlaybookVariant.Plain(playbook, tier)).Select(variant => variant.Items.Count()).ToList();
        Assert.Equal(sizes.OrderDescending(), sizes);
        Assert.True(sizes[^1] * 3 <= sizes[0] * 2, $"{playbook.Id} asks for {sizes[^1]} items in T3 and {sizes[0]} in T1.");
    });

    [Fact]
    public void A_small_feature_release_is_nearly_effortless() =>
        Assert.All(PlaybookVariant.AllOf(PlaybookLibrary.Find("feature-release")!).Where(variant => variant.Tier == LaunchTier.T3), variant =>
        {
            Assert.InRange(variant.Gates.Count(), 1, 3);
            Assert.InRange(variant.Items.Count(), 1, 8);
            Assert.DoesNotContain(variant.Items, item => item.Owner == "marketing-lead");
            Assert.DoesNotContain(variant.Gates, gate => gate.Approvers.Any(approver => approver.Role == "marketing-lead"));
        });

    [Fact]
    public void A_big_general_availability_launch_is_of_real_size()
    {
        var variant = PlaybookVariant.Plain(PlaybookLibrary.Find("saas-ga")!, LaunchTier.T1);
        Assert.True(variant.Playbook.Phases.Count >= 4);
        Assert.True(variant.Gates.Count() >= 12);
        Assert.True(variant.Items.Count() >= 60);
        Assert.DoesNotContain(variant.Playbook.Phases[0].Gates.SelectMany(gate => gate.Items), item => item.Check is not null);
        Assert.Equal(
            ["eng-lead", "executive", "marketing-lead", "sales-lead", "support-lead"], variant.Playbook.Roles.Select(role => role.Id).Order());
    }

    [Fact]
    public void Markets_and_answers_add_what_only_they_need()
    {
        Assert.Contains("european-data-protection", GatesOf("saas-ga", "markets", "DE"));
        Assert.DoesNotContain("european-data-protection", GatesOf("saas-ga", "markets", "US"));
        Assert.Contains("pricing-approved", GatesOf("relaunch", "pricing-change", "yes"));
        Assert.DoesNotContain("obligations-known", GatesOf("sunset", "customer-contracts", "no"));
    }

    [Fact]
    public void A_launch_of_each_tier_goes_through_from_start_to_finish() => Assert.All(PlaybookLibrary.All, playbook =>
        Assert.All(Enum.GetValues<LaunchTier>(), tier =>
            LaunchScenario.GivenOpened(PlaybookVariant.Plain(playbook, tier).Playbook).WhenEverybodyApproves().ThenLaunch(LaunchStatus.Scheduled)
                .WhenTimePasses().ThenLaunch(LaunchStatus.Completed)));

    private static HashSet<string> GatesOf(string playbookId, string input, string answer)
    {
        var playbook = PlaybookLibrary.Find(playbookId)!;
        var inputs = playbook.Inputs.Select(known => known.Id == input ? known with { Default = [answer] } : known);
        return [.. PlaybookVariant.Plain(playbook with { Inputs = [.. inputs] }, LaunchTier.T1).Gates.Select(gate => gate.Id)];
    }

    private static void ForEachVariant(Action<PlaybookVariant> check)
    {
        foreach (var variant in PlaybookLibrary.All.SelectMany(PlaybookVariant.AllOf))
        {
            var failure = Record.Exception(() => check(variant));
            Assert.True(failure is null, $"{variant}: {failure?.Message}");
        }
    }
}
