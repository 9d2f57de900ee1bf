using LaunchControl.Core.Gates;
using LaunchControl.Core.Launches;
using LaunchControl.Core.Outbox;
using LaunchControl.Core.Playbooks;
using LaunchControl.Core.Tests.Builders;
using LaunchControl.Core.Tests.Drivers;
using static LaunchControl.Core.Tests.Builders.GateBuilder;
using static LaunchControl.Core.Tests.Builders.StartLaunchBuilder;

namespace LaunchControl.Core.Tests.Launches;

public sealed class StartLaunchDeciderTests
{
    private static readonly Playbook Playbook = PlaybookBuilder.WithGates(Gate("a", "ana", "bo").Items("one").DueAt("L-7d"));

    [Fact]
    public void A_launch_is_a_copy_of_its_playbook_with_nothing_open_yet()
    {
        var launch = LaunchScenario.GivenStarted(Playbook).ThenLaunch(LaunchStatus.Preparing).Launch;

        Assert.Equal(new PlaybookReference("test", 1), launch.Playbook);
        Assert.Equal(["readiness", "go-no-go"], launch.Phases.Select(phase => phase.Id));
        Assert.Null(launch.CurrentPhase);
        Assert.Equal(["a", "go"], launch.Gates.Select(gate => gate.Id));
        Assert.All(launch.Gates, gate => Assert.Equal((GateStatus.Waiting, 0), (gate.Status, gate.Round)));
        Assert.Equal([Person("ana"), Person("bo")], launch.Gates[0].Approvers.Select(approver => approver.Person));
        Assert.Equal(Owner, launch.Gates[0].Items[0].Owner);
        Assert.Equal(LaunchAt.AddDays(-7), launch.Gates[0].DueAt);
        Assert.Equal(["L+1h", "L+1d"], launch.Checks.Select(check => check.Offset));
    }

    [Fact]
    public void Everyone_is_told_once_and_the_orchestration_is_started()
    {
        var intents = LaunchScenario.GivenStarted(Playbook).Intents;

        Assert.Equal([Owner, Person("ana"), Person("bo"), Person("vp")], intents.OfType<SendMailIntent>().Select(mail => mail.To));
        Assert.Single(intents.OfType<StartOrchestrationIntent>());
        Assert.Single(intents.OfType<ProjectLaunchIntent>());
    }

    [Fact]
    public void Addresses_and_the_name_are_tidied()
    {
        var request = RequestFor(Playbook) with { Name = "  Pulse  ", Owner = " PM@Contoso.Example" };
        var people = request.People.ToDictionary();
        people["ana"] = ["Ana@Contoso.example", "ana@contoso.example "];
        var scenario = LaunchScenario.GivenStarted(Playbook, request with { People = people });

        Assert.Equal(("Pulse", Owner), (scenario.Launch.Name, scenario.Launch.Owner));
        Assert.Equal([Person("ana")], scenario.Launch.People["ana"]);
        Assert.StartsWith("Pulse started from playbook test version 1: 2 gates, 1 items.", scenario.Audit[0].Summary, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_zone_the_launch_is_in_UTC()
    {
        var launch = LaunchScenario.GivenStarted(Playbook, RequestFor(Playbook) with { TimeZone = null }).Launch;
        Assert.Equal(("UTC", LaunchAt, TimeSpan.Zero), (launch.TimeZone, launch.LaunchAt, launch.LaunchAt.Offset));
    }
}
