using LaunchControl.Core.Launches;
using LaunchControl.Core.Playbooks;
using LaunchControl.Core.Tests.Drivers;
using LaunchControl.Core.Tests.Scheduling;
using static LaunchControl.Core.Tests.Builders.GateBuilder;
using static LaunchControl.Core.Tests.Builders.PlaybookBuilder;
using static LaunchControl.Core.Tests.Builders.StartLaunchBuilder;

namespace LaunchControl.Core.Tests.Launches;

public sealed class HeldTimeTests
{
    private static readonly HoldLaunch Hold = new("The vendor is late.");
    private static readonly ResumeLaunch Resume = new("They delivered.");

    [Fact]
    public void Due_dates_of_open_work_move_by_the_held_working_days_where_the_playbook_says_so()
    {
        var scenario = LaunchScenario.GivenOpened(Playbook(isShifting: true)).WhenDone("done");
        var before = scenario.Launch;
        scenario.When(Hold).At(Now.AddDays(4)).When(Resume);

        var days = WorkingDays(before, Now, Now.AddDays(4));
        Assert.InRange(days, 2, 4);
        Assert.Equal(Later(before, before.FindItem("open")!.Value.Item.DueAt, days), scenario.Launch.FindItem("open")!.Value.Item.DueAt);
        Assert.Equal(Later(before, before.FindGate("a")!.DueAt, days), scenario.Gate("a").DueAt);
        Assert.Equal(before.FindItem("done")!.Value.Item.DueAt, scenario.Launch.FindItem("done")!.Value.Item.DueAt);
        Assert.Equal(before.LaunchAt, scenario.Launch.LaunchAt);
    }

    [Fact]
    public void Nothing_moves_where_it_does_not()
    {
        var scenario = LaunchScenario.GivenOpened(Playbook(isShifting: false));
        var before = scenario.Launch.Gates.Select(gate => gate.DueAt).ToList();
        scenario.When(Hold).At(Now.AddDays(11)).When(Resume);
        Assert.Equal(before, scenario.Launch.Gates.Select(gate => gate.DueAt));
    }

    [Fact]
    public void Nothing_is_due_after_the_launch_moment_however_long_the_hold_was()
    {
        var scenario = LaunchScenario.GivenOpened(Playbook(isShifting: true)).When(Hold).At(LaunchAt.AddDays(-1)).When(Resume);
        Assert.All(scenario.Launch.Gates, gate => Assert.Equal(LaunchAt, gate.DueAt));
        Assert.Equal(LaunchAt, scenario.Launch.FindItem("open")!.Value.Item.DueAt);
    }

    [Fact]
    public void A_launch_whose_moment_passed_during_a_hold_has_to_be_rescheduled_before_it_goes_on() =>
        LaunchScenario.GivenScheduled(Playbook(isShifting: false)).When(Hold)
            .At(LaunchAt.AddMinutes(-1)).When(Resume).ThenLaunch(LaunchStatus.Scheduled).When(Hold)
            .At(LaunchAt).When(new GoLive()).ThenNothingChanged().When(Resume).ThenRefused("launch-date-passed")
            .When(new Reschedule(LaunchAt.AddDays(7), "It was held.")).ThenLaunch(LaunchStatus.Held)
            .When(Resume).ThenLaunch(LaunchStatus.Scheduled)
            .At(LaunchAt.AddDays(7).AddTicks(-1)).When(new GoLive()).ThenNothingChanged()
            .At(LaunchAt.AddDays(7)).When(new GoLive()).ThenLaunch(LaunchStatus.Live);

    [Fact]
    public void One_that_is_held_just_after_an_outage_let_its_moment_pass_does_not_go_live_by_being_resumed() =>
        LaunchScenario.GivenScheduled(Playbook(isShifting: false)).At(LaunchAt.AddMinutes(5)).When(Hold)
            .When(Resume).ThenRefused("launch-date-passed").ThenLaunch(LaunchStatus.Held);

    [Fact]
    public void A_new_date_during_a_hold_makes_due_dates_that_shift_only_by_the_days_held_after_it()
    {
        var scenario = LaunchScenario.GivenOpened(Playbook(isShifting: true)).When(Hold)
            .At(Now.AddDays(7)).When(new Reschedule(LaunchAt.AddDays(28), "It was held."));
        var rescheduled = scenario.Launch;
        scenario.At(Now.AddDays(9)).When(Resume);

        var days = WorkingDays(rescheduled, Now.AddDays(7), Now.AddDays(9));
        Assert.Equal(Later(rescheduled, rescheduled.FindGate("a")!.DueAt, days), scenario.Gate("a").DueAt);
    }

    private static Playbook Playbook(bool isShifting) => WithGates(Gate("a", "ana").Items("open", "done")) with { ShiftDueDatesAfterHold = isShifting };

    private static int WorkingDays(Launch launch, DateTimeOffset from, DateTimeOffset to) => launch.Calendar.WorkingDaysBetween(Day(launch, from), Day(launch, to));

    private static DateTimeOffset Later(Launch launch, DateTimeOffset due, int days)
    {
        var wall = TimeZoneInfo.ConvertTime(due, launch.Zone).DateTime;
        return Zones.FirstAt(launch.Calendar.AddWorkingDays(DateOnly.FromDateTime(wall), days).ToDateTime(TimeOnly.FromDateTime(wall)), launch.Zone);
    }

    private static DateOnly Day(Launch launch, DateTimeOffset at) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, launch.Zone).DateTime);
}
