using LaunchControl.Core.Launches;
using LaunchControl.Core.Outbox;
using LaunchControl.Core.Playbooks;
using LaunchControl.Core.StatusMails;
using LaunchControl.Core.Tests.Drivers;
using static LaunchControl.Core.Tests.Builders.GateBuilder;
using static LaunchControl.Core.Tests.Builders.PlaybookBuilder;
using static LaunchControl.Core.Tests.Builders.StartLaunchBuilder;

namespace LaunchControl.Core.Tests.StatusMails;

public sealed class StatusMailTests
{
    private static readonly Playbook Playbook = WithGates(Gate("a", "ana"));
    private static readonly StatusMailPlan Weekly = new() { To = ["board@contoso.example"], Roles = ["ana"], Every = StatusRhythm.Week, On = DayOfWeek.Monday, At = "08:00" };

    [Fact]
    public void A_plan_is_set_noted_and_taken_back_and_a_repeat_changes_nothing()
    {
        var scenario = LaunchScenario.GivenStarted(Playbook).When(new SetStatusMail(Weekly)).ThenAccepted();
        Assert.Equal("The launch's status is mailed to one person and role 'ana' every Monday at 08:00.", scenario.Audit[^1].Summary);
        Assert.Equal(("launch.statusMailChanged", scenario.Now), (scenario.Audit[^1].Action, scenario.Launch.StatusMail!.Since));
        Assert.Single(scenario.Intents.OfType<PlanStatusMailIntent>());
        Assert.Equal(["board@contoso.example", Person("ana")], scenario.Launch.StatusMail.Recipients(scenario.Launch));

        scenario.At(scenario.Now.AddDays(1)).When(new SetStatusMail(Weekly with { To = [.. Weekly.To] })).ThenNothingChanged();
        scenario.When(new SetStatusMail(null)).ThenAccepted();
        Assert.Null(scenario.Launch.StatusMail);
        scenario.When(new SetStatusMail(null)).ThenNothingChanged();
    }

    [Fact]
    public void A_launch_that_starts_with_a_plan_has_it_from_the_beginning_and_one_without_mails_nobody()
    {
        var planned = LaunchScenario.GivenStarted(Playbook, RequestFor(Playbook) with { StatusMail = Weekly with { To = ["Board@Contoso.example ", "board@contoso.example"] } });
        Assert.Equal(["board@contoso.example"], planned.Launch.StatusMail!.To);
        Assert.Equal(Now, planned.Launch.StatusMail.Since);
        Assert.Single(planned.Intents.OfType<PlanStatusMailIntent>());
        var silent = LaunchScenario.GivenStarted(Playbook);
        Assert.Null(silent.Launch.StatusMail);
        Assert.Empty(silent.Intents.OfType<PlanStatusMailIntent>());
    }

    [Fact]
    public void A_launch_that_is_over_takes_no_new_plan()
    {
        var scenario = LaunchScenario.GivenLive(Playbook).WhenTimePasses().ThenLaunch(LaunchStatus.Completed);
        scenario.When(new SetStatusMail(Weekly)).ThenRefused("launch-is-over");
    }

    [Fact]
    public void Every_fault_of_a_plan_is_told_at_once()
    {
        var faults = new FaultList();
        StatusMailRules.Check(new StatusMailPlan { To = ["nobody"], Roles = ["stranger"], Every = StatusRhythm.Week, At = "08:07" }, ["ana"], "/statusMail", faults);
        Assert.Equal(["/statusMail/at", "/statusMail/on", "/statusMail/roles/0", "/statusMail/to/0"], faults.Pointers);

        faults = new FaultList();
        StatusMailRules.Check(new StatusMailPlan { Every = StatusRhythm.Day, On = DayOfWeek.Monday, At = "8:00" }, ["ana"], "", faults);
        Assert.Equal(["/at", "/on", "/to"], faults.Pointers);
    }
}
