using LaunchControl.Core.Launches;
using LaunchControl.Core.Outbox;
using LaunchControl.Core.Playbooks;
using LaunchControl.Core.Scheduling;
using LaunchControl.Core.Tests.Drivers;
using static LaunchControl.Core.Tests.Builders.GateBuilder;
using static LaunchControl.Core.Tests.Builders.PlaybookBuilder;
using static LaunchControl.Core.Tests.Builders.StartLaunchBuilder;

namespace LaunchControl.Core.Tests.Launches;

public sealed class BlackoutTests
{
    private static readonly Playbook Playbook = WithGates(Gate("a", "ana"));

    // The launch is on Tuesday 2 March; the next Monday is free.
    private static readonly BlackoutWindow Window = new("freeze", "Spring freeze", new DateOnly(2027, 3, 1), new DateOnly(2027, 3, 5)) { Reason = "The audit." };

    private static readonly BlackoutCalendar Freeze = new() { Windows = [Window] };

    [Fact]
    public void A_start_inside_a_window_is_refused_with_the_window_and_the_next_free_working_day() => Assert.Equal(
        ["2027-03-02 lies in the blackout window 'Spring freeze' (2027-03-01 to 2027-03-05). It says: The audit. The next free working day is 2027-03-08. An admin may override this with a reason, as blackoutOverride."],
        Faults(RequestFor(Playbook) with { Blackouts = Freeze })["/launchAt"]);

    [Fact]
    public void A_start_on_a_named_holiday_of_its_calendar_is_refused_and_on_another_day_off_is_not()
    {
        var holidays = new Dictionary<string, HolidayCalendar> { ["us"] = new("United States", [new Holiday(new DateOnly(2027, 3, 2), "Founders' day")]) };
        var request = RequestFor(Playbook) with { Blackouts = new BlackoutCalendar { Holidays = holidays }, Calendar = new WorkCalendar { Calendars = ["us"] } };

        Assert.Contains("2027-03-02 lies in the holiday 'Founders' day' (2027-03-02, calendar us). The next free working day is 2027-03-03.", Assert.Single(Faults(request)["/launchAt"]), StringComparison.Ordinal);
        Assert.Empty(Faults(request with { Calendar = new WorkCalendar { Holidays = [new DateOnly(2027, 3, 2)] } }));
        Assert.Equal(["/calendar/calendars/0"], Faults(request with { Calendar = new WorkCalendar { Calendars = ["de"] } }).Keys);
    }

    [Fact]
    public void A_window_of_other_tiers_or_markets_stands_in_nobodys_way_else()
    {
        Assert.Empty(Faults(RequestFor(Playbook) with { Blackouts = new BlackoutCalendar { Windows = [Window with { Tiers = [LaunchTier.T2] }] } }));
        Assert.NotEmpty(Faults(RequestFor(Playbook) with { Blackouts = new BlackoutCalendar { Windows = [Window with { Markets = ["DE"] }] } }));
    }

    [Fact]
    public void An_override_needs_a_reason_and_is_kept_with_what_it_overrode()
    {
        var request = RequestFor(Playbook) with { Blackouts = Freeze, OverrideReason = "The contract names the day." };
        Assert.Empty(Faults(request));
        Assert.Equal(["/blackoutOverride/reason"], Faults(request with { OverrideReason = " " }).Keys);

        var scenario = LaunchScenario.GivenStarted(Playbook, request);
        Assert.Equal((Owner, "The contract names the day.", "freeze"), (scenario.Launch.BlackoutOverride!.By, scenario.Launch.BlackoutOverride.Reason, scenario.Launch.BlackoutOverride.Conflict.Window));
        Assert.Equal(["launch.started", "launch.blackoutOverridden"], scenario.Audit.Select(entry => entry.Action));
        Assert.Null(LaunchScenario.GivenStarted(Playbook, request with { Blackouts = BlackoutCalendar.None }).Launch.BlackoutOverride);
    }

    [Fact]
    public void A_move_into_a_window_is_refused_or_overridden_and_a_move_out_of_it_forgets_the_override()
    {
        var there = new Reschedule(LaunchAt.AddDays(1), "The vendor is late.") { Blackouts = Freeze };
        var scenario = LaunchScenario.GivenOpened(Playbook).When(there).ThenRefused("invalid-request");
        Assert.Equal(["/launchAt"], scenario.Outcome!.Refusal!.Faults.Keys);

        scenario.When(there with { OverrideReason = "It can't wait." }).ThenAccepted();
        Assert.Equal("freeze", scenario.Launch.BlackoutOverride!.Conflict.Window);
        scenario.When(new NoteBlackouts(Freeze, 1)).ThenNothingChanged();

        scenario.When(there with { LaunchAt = LaunchAt.AddDays(20) }).ThenAccepted();
        Assert.Null(scenario.Launch.BlackoutOverride);
    }

    [Fact]
    public void A_window_that_comes_later_is_noted_and_told_once_and_its_end_is_noted_too()
    {
        var scenario = LaunchScenario.GivenOpened(Playbook).When(new NoteBlackouts(Freeze, 1)).ThenMailed(MailKind.LaunchInBlackout, Owner)
            .When(new NoteBlackouts(Freeze, 1)).ThenNothingChanged()
            .When(new NoteBlackouts(new BlackoutCalendar { Windows = [Window with { To = Window.To.AddDays(1) }] }, 2)).ThenMailed(MailKind.LaunchInBlackout);
        Assert.Equal(new DateOnly(2027, 3, 6), scenario.Launch.Blackout!.To);

        scenario.When(new NoteBlackouts(BlackoutCalendar.None, 3)).ThenMailed(MailKind.LaunchInBlackout);
        Assert.Null(scenario.Launch.Blackout);
        Assert.Equal(["launch.inBlackout", "launch.inBlackout", "launch.outOfBlackout"], scenario.Audit.Select(entry => entry.Action).Where(action => action.Contains("Blackout", StringComparison.Ordinal)));
    }

    [Fact]
    public void News_of_an_older_version_that_comes_late_changes_nothing()
    {
        var scenario = LaunchScenario.GivenOpened(Playbook).When(new NoteBlackouts(Freeze, 2)).ThenAccepted().When(new NoteBlackouts(BlackoutCalendar.None, 1)).ThenNothingChanged();
        Assert.Equal((2, "freeze"), (scenario.Launch.BlackoutVersion, scenario.Launch.Blackout!.Window));
        scenario.When(new NoteBlackouts(BlackoutCalendar.None, 3)).ThenAccepted();
    }

    [Fact]
    public void The_date_can_be_kept_in_spite_of_a_window_that_came_later()
    {
        var scenario = LaunchScenario.GivenOpened(Playbook).When(new NoteBlackouts(Freeze, 1))
            .When(new Reschedule(LaunchAt, null) { Blackouts = Freeze }).ThenNothingChanged()
            .When(new Reschedule(LaunchAt, null) { Blackouts = Freeze, OverrideReason = "The contract names the day." }).ThenAccepted();
        Assert.Equal((null, "freeze"), (scenario.Launch.Blackout, scenario.Launch.BlackoutOverride!.Conflict.Window));
        scenario.When(new Reschedule(LaunchAt, null) { Blackouts = Freeze, OverrideReason = "Once more." }).ThenNothingChanged();
    }

    [Fact]
    public void A_live_launch_has_its_date_behind_it() => LaunchScenario.GivenLive(Playbook).When(new NoteBlackouts(Freeze, 1)).ThenNothingChanged();

    private static IReadOnlyDictionary<string, IReadOnlyList<string>> Faults(StartLaunch request)
    {
        var faults = new FaultList();
        StartLaunchRules.Check(request, Playbook, [], Now, faults);
        return faults.ToRefusal("").Faults;
    }
}
