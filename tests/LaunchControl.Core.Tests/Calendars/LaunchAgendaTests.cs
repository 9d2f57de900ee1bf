using LaunchControl.Core.Auditing;
using LaunchControl.Core.Calendars;
using LaunchControl.Core.Gates;
using LaunchControl.Core.Launches;
using LaunchControl.Core.People;
using LaunchControl.Core.Playbooks;
using LaunchControl.Core.Ports;
using LaunchControl.Core.Scheduling;
using LaunchControl.Core.Tests.Builders;
using LaunchControl.Core.Tests.Drivers;
using static LaunchControl.Core.Tests.Builders.GateBuilder;

namespace LaunchControl.Core.Tests.Calendars;

/// <summary>Which dates of a launch stand in calendars, and how.</summary>
public sealed class LaunchAgendaTests
{
    private static readonly string Ana = StartLaunchBuilder.Person("ana");
    private static readonly string Bob = StartLaunchBuilder.Person("bob");

    private static readonly DateOnly StartDay = DateOnly.FromDateTime(StartLaunchBuilder.Now.UtcDateTime);

    private static LaunchScenario Opened => LaunchScenario.GivenOpened(PlaybookBuilder.WithGates(
        Gate("one", "ana").Items("x"), Gate("two", "bob").DueAt("L-2wd")));

    [Fact]
    public void A_launch_has_its_moment_its_gates_and_its_checks()
    {
        var launch = Opened.Launch;
        var entries = LaunchAgenda.Of(launch);
        Assert.Equal(
            [
                "launch.contoso-pulse-2-0-7f3k2m@launchcontrol", "gate-one.contoso-pulse-2-0-7f3k2m@launchcontrol", "gate-go.contoso-pulse-2-0-7f3k2m@launchcontrol",
                "gate-two.contoso-pulse-2-0-7f3k2m@launchcontrol", "check-L+1h.contoso-pulse-2-0-7f3k2m@launchcontrol", "check-L+1d.contoso-pulse-2-0-7f3k2m@launchcontrol",
            ],
            entries.Select(entry => entry.Uid));
        Assert.Equal([launch.LaunchAt, launch.LaunchAt.AddDays(-7), launch.LaunchAt.AddDays(-7), launch.LaunchAt.AddDays(-4), launch.LaunchAt.AddHours(1), launch.LaunchAt.AddDays(1)], entries.Select(entry => entry.Moment!.At));
        Assert.Contains($"Signs: {Ana}", entries[1].Details);
        Assert.All(entries, entry => Assert.Equal(
            (launch.AuditSequence, launch.ChangedAt, CalendarState.Confirmed, launch.Id), (entry.Sequence, (DateTimeOffset?)entry.ChangedAt, entry.State, entry.LaunchId)));
    }

    [Fact]
    public void A_new_date_keeps_what_calendars_know_the_dates_by_and_raises_their_sequence()
    {
        var scenario = Opened;
        var before = LaunchAgenda.Of(scenario.Launch);
        var after = LaunchAgenda.Of(scenario.At(scenario.Now.AddHours(1)).When(new Reschedule(StartLaunchBuilder.LaunchAt.AddDays(7), "Later")).Launch);
        Assert.Equal(before.Select(entry => entry.Uid), after.Select(entry => entry.Uid));
        Assert.All(before.Zip(after), pair => Assert.True(pair.Second.Sequence > pair.First.Sequence && pair.Second.ChangedAt == scenario.Now && pair.Second.Moment!.At > pair.First.Moment!.At));
    }

    [Fact]
    public void The_launch_reminds_a_day_and_an_hour_before_and_a_gate_two_working_days_before()
    {
        var launch = Opened.Launch;
        var entries = LaunchAgenda.Of(launch);
        Assert.Equal([TimeSpan.FromDays(1), TimeSpan.FromHours(1)], entries[0].Alarms);

        // Due on Friday 26 February: on Wednesday. Due on Tuesday 23 February: on Friday before.
        Assert.Equal(DayOfWeek.Friday, entries[3].Moment!.At.DayOfWeek);
        Assert.Equal(TimeSpan.FromDays(2), entries[3].Alarms.Single());
        Assert.Equal(DayOfWeek.Tuesday, entries[1].Moment!.At.DayOfWeek);
        Assert.Equal(TimeSpan.FromDays(4), entries[1].Alarms.Single());
        Assert.All(entries.Skip(4), check => Assert.Empty(check.Alarms));
    }

    [Fact]
    public void What_is_passed_waived_or_cancelled_reminds_nobody()
    {
        var scenario = Opened.WhenDone("x").WhenApproves("ana", "one");
        var approved = LaunchAgenda.Of(scenario.Launch)[1];
        Assert.Equal((CalendarState.Confirmed, "Approved: Gate one - Contoso Pulse 2.0"), (approved.State, approved.Title));
        Assert.Empty(approved.Alarms);

        var waived = LaunchAgenda.Of(scenario.Given(launch => launch with { Gates = [.. launch.Gates.Select(gate => gate with { Status = GateStatus.Waived })] }).Launch)[2];
        Assert.Equal(CalendarState.Cancelled, waived.State);
        Assert.Empty(waived.Alarms);

        var cancelled = LaunchAgenda.Of(Opened.When(new CancelLaunch("The pilot customers left")).Launch);
        Assert.Equal(6, cancelled.Count);
        Assert.All(cancelled, entry => Assert.Equal(CalendarState.Cancelled, entry.State));
        Assert.All(cancelled, entry => Assert.Empty(entry.Alarms));
        Assert.DoesNotContain(cancelled, entry => entry.Details.Append(entry.Title).Any(text => text.Contains("pilot", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_hold_is_shown_up_to_the_planned_day_and_makes_the_dates_tentative()
    {
        var scenario = Opened;
        var entries = LaunchAgenda.Of(scenario.When(new HoldLaunch("Waiting for the security review")).Launch);
        var hold = entries.Single(entry => entry.Days is not null);
        Assert.Equal(("hold.contoso-pulse-2-0-7f3k2m@launchcontrol", new CalendarDays(new DateOnly(2027, 1, 4), new DateOnly(2027, 3, 2))), (hold.Uid, hold.Days!));
        Assert.All(entries.Where(entry => entry.Moment is not null), entry => Assert.Equal(CalendarState.Tentative, entry.State));
        var ended = LaunchAgenda.Of(scenario.At(scenario.Now.AddDays(3)).When(new ResumeLaunch("Done")).Launch).Single(entry => entry.Days is not null);
        Assert.Equal((hold.Uid, CalendarState.Cancelled, hold.Days!.First, "No longer on hold: Contoso Pulse 2.0"), (ended.Uid, ended.State, ended.Days!.First, ended.Title));
        Assert.True(ended.Sequence > hold.Sequence);

        var again = LaunchAgenda.Of(scenario.At(scenario.Now.AddDays(1)).When(new HoldLaunch("Once more")).Launch).Single(entry => entry.Days is not null);
        Assert.Equal((CalendarState.Confirmed, new DateOnly(2027, 1, 8)), (again.State, again.Days!.First));
        Assert.True(again.Sequence > ended.Sequence);
    }

    [Fact]
    public void A_hold_ends_in_calendars_with_a_cancel_and_in_launches_of_an_earlier_release()
    {
        var cancelled = LaunchAgenda.Of(Opened.When(new HoldLaunch("Waiting")).When(new CancelLaunch("No")).Launch);
        Assert.Equal(CalendarState.Cancelled, Assert.Single(cancelled, entry => entry.Days is not null).State);
        var resumed = LaunchAgenda.Of(Opened.Launch with { ResumedAt = StartLaunchBuilder.Now });
        Assert.Equal(CalendarState.Cancelled, Assert.Single(resumed, entry => entry.Days is not null).State);
        Assert.DoesNotContain(LaunchAgenda.Of(Opened.Launch), entry => entry.Days is not null);
    }

    [Fact]
    public void A_gate_that_leaves_the_launch_is_cancelled_once_it_has_left_and_comes_back_when_it_does()
    {
        var playbook = PlaybookBuilder.WithGates(Gate("one", "ana").Items("x"), Gate("two", "bob").DueAt("L-2wd") with { When = new PlaybookCondition { Tier = [LaunchTier.T1] } });
        var scenario = LaunchScenario.GivenOpened(playbook);
        var before = LaunchAgenda.Of(scenario.Launch, Bob).Single(entry => entry.Uid.StartsWith("gate-two", StringComparison.Ordinal));
        var gone = InTier(LaunchTier.T2);
        foreach (var entries in new[] { LaunchAgenda.Of(gone), LaunchAgenda.Of(gone, Bob) })
        {
            var entry = Assert.Single(entries, entry => entry.Uid == before.Uid);
            Assert.Equal((CalendarState.Cancelled, before.Moment, "No longer due: Gate two - Contoso Pulse 2.0"), (entry.State, entry.Moment, entry.Title));
            Assert.True(entry.Sequence > before.Sequence);
            Assert.Empty(entry.Alarms);
        }

        Assert.DoesNotContain(LaunchAgenda.Of(gone, Ana), entry => entry.Uid == before.Uid);
        var back = LaunchAgenda.Of(InTier(LaunchTier.T1));
        Assert.Equal(CalendarState.Confirmed, Assert.Single(back, entry => entry.Uid == before.Uid).State);

        Launch InTier(LaunchTier tier) => scenario.When(new ChangeScope(new BriefPatch(), new Dictionary<string, IReadOnlyList<string>?>(), tier, playbook, null)).Launch;
    }

    [Fact]
    public void Whom_a_gate_no_longer_concerns_is_told_and_nobody_else()
    {
        var scenario = Opened;
        var people = new Dictionary<string, IReadOnlyList<string>> { ["bob"] = ["cy@contoso.example"] };
        var launch = scenario.When(new ChangePeople(people, [], null)).Launch;
        Assert.Equal((CalendarState.Cancelled, true), Two(launch, Bob));
        Assert.Equal((CalendarState.Confirmed, true), Two(launch, "cy@contoso.example"));
        Assert.Equal((default, false), Two(launch, Ana));
        Assert.Equal((CalendarState.Confirmed, true), Two(launch, StartLaunchBuilder.Owner));

        people["bob"] = [Bob];
        launch = scenario.When(new ChangePeople(people, [], null)).Launch;
        Assert.Equal((CalendarState.Confirmed, true), Two(launch, Bob));
        Assert.Equal((CalendarState.Cancelled, true), Two(launch, "cy@contoso.example"));
        Assert.Single(launch.FormerDates);

        static (CalendarState, bool) Two(Launch launch, string person) =>
            LaunchAgenda.Of(launch, person).SingleOrDefault(entry => entry.Uid.StartsWith("gate-two", StringComparison.Ordinal)) is { } entry ? (entry.State, true) : (default, false);
    }

    [Fact]
    public void An_earlier_owner_keeps_what_is_theirs_and_is_told_that_the_rest_is_not()
    {
        var launch = Opened.When(new ChangePeople(new Dictionary<string, IReadOnlyList<string>> { [Playbook.LaunchOwnerRole] = ["new.owner@contoso.example"] }, [], null)).Launch;
        Assert.Equal(("new.owner@contoso.example", StartLaunchBuilder.Owner), (launch.Owner, Assert.Single(launch.FormerOwners)));
        var entries = LaunchAgenda.Of(launch, StartLaunchBuilder.Owner);
        Assert.Equal(LaunchAgenda.Of(launch).Select(entry => entry.Uid).Order(StringComparer.Ordinal), entries.Select(entry => entry.Uid).Order(StringComparer.Ordinal));
        Assert.Equal([CalendarState.Confirmed], entries.Where(entry => entry.Uid.StartsWith("launch.", StringComparison.Ordinal)).Select(entry => entry.State));
        Assert.All(entries.Where(entry => entry.Uid.StartsWith("check", StringComparison.Ordinal)), entry => Assert.Equal(CalendarState.Cancelled, entry.State));
        Assert.All(LaunchAgenda.Of(launch, launch.Owner), entry => Assert.Equal(CalendarState.Confirmed, entry.State));
    }

    [Fact]
    public void A_person_sees_what_they_sign_or_work_for_and_the_owner_all_of_it()
    {
        var launch = Opened.Launch;
        Assert.Equal(["launch.", "gate-o"], LaunchAgenda.Of(launch, Ana).Select(Head));
        Assert.Equal(["launch.", "gate-t"], LaunchAgenda.Of(launch, Bob).Select(Head));
        Assert.Equal(["launch."], LaunchAgenda.Of(launch, "nobody@contoso.example").Select(Head));
        Assert.Equal(LaunchAgenda.Of(launch).Select(entry => entry.Uid), LaunchAgenda.Of(launch, StartLaunchBuilder.Owner).Select(entry => entry.Uid));

        static string Head(CalendarEntry entry) => entry.Uid[..(entry.Uid.StartsWith("launch", StringComparison.Ordinal) ? 7 : 6)];
    }

    [Fact]
    public void A_list_of_launches_shows_the_same_moment_as_the_launch_itself()
    {
        var launch = Opened.Launch;
        Assert.Equivalent(LaunchMoments.Of(launch), LaunchMoments.Of(LaunchSummary.Of(launch, StartLaunchBuilder.Now)), strict: true);
    }

    [Fact]
    public void Launches_that_are_long_over_are_left_out()
    {
        var summary = LaunchSummary.Of(Opened.Launch, StartLaunchBuilder.Now);
        var (last, later) = (summary.LaunchAt.AddDays(90), summary.LaunchAt.AddDays(90).AddSeconds(1));
        Assert.True(LaunchMoments.IsKept(summary, later));
        foreach (var status in new[] { LaunchStatus.Completed, LaunchStatus.Cancelled })
        {
            Assert.Equal((true, false), (LaunchMoments.IsKept(summary with { Status = status }, last), LaunchMoments.IsKept(summary with { Status = status }, later)));
        }
    }

    [Fact]
    public void Windows_stand_around_launches_that_they_hold_for()
    {
        var launch = Opened.Launch;
        BlackoutWindow[] windows =
        [
            new("past", "Past", new DateOnly(2026, 12, 20), new DateOnly(2027, 1, 3)), new("now", "Now", new DateOnly(2027, 2, 1), new DateOnly(2027, 2, 3)),
            new("other", "Other tier", new DateOnly(2027, 2, 1), new DateOnly(2027, 2, 3)) { Tiers = [LaunchTier.T3] },
        ];
        var stored = new StoredBlackouts(7, "admin@contoso.example", StartLaunchBuilder.Now, new BlackoutCalendar { Windows = windows });
        var entry = BlackoutDays.Around([launch], stored).Single();
        Assert.Equal(("blackout-now@launchcontrol", 7, new CalendarDays(new DateOnly(2027, 2, 1), new DateOnly(2027, 2, 3))), (entry.Uid, entry.Sequence, entry.Days!));
        Assert.Empty(BlackoutDays.Around([launch with { Status = LaunchStatus.Cancelled }], stored));
        Assert.Equal(["past", "now", "other"], BlackoutDays.Since(stored, new DateOnly(2027, 1, 3)).Select(window => window.Uid.Split('-', '@')[1]));
        Assert.Equal(2, BlackoutDays.Since(stored, new DateOnly(2027, 1, 4)).Count());
    }

    [Fact]
    public void A_window_that_was_taken_out_is_cancelled_until_its_last_day()
    {
        var (from, to) = (new DateOnly(2027, 2, 1), new DateOnly(2027, 2, 3));
        var before = new BlackoutCalendar { Windows = [new("now", "Now", from, to) { Reason = "Secret reason" }, new("kept", "Kept", from, to)] };
        var after = new BlackoutCalendar { Windows = [new("kept", "Kept", from, to)] }.After(before, StartDay);
        var entries = BlackoutDays.Around([Opened.Launch], new StoredBlackouts(8, null, StartLaunchBuilder.Now, after)).ToList();
        Assert.Equal(
            [("blackout-kept@launchcontrol", CalendarState.Confirmed), ("blackout-now@launchcontrol", CalendarState.Cancelled)], entries.Select(entry => (entry.Uid, entry.State)));
        Assert.All(entries, entry => Assert.Equal(8, entry.Sequence));
        Assert.Null(Assert.Single(after.Withdrawn).Reason);

        Assert.Equal(after.Withdrawn, new BlackoutCalendar { Windows = after.Windows }.After(after, to).Withdrawn);
        Assert.Empty(new BlackoutCalendar().After(new BlackoutCalendar { Withdrawn = after.Withdrawn }, to.AddDays(1)).Withdrawn);
        Assert.Empty(before.After(after, StartDay).Withdrawn);
    }

    [Fact]
    public void A_launch_of_an_earlier_release_is_as_old_as_its_start_and_matches_its_trail()
    {
        var scenario = Opened;
        var old = scenario.Launch with { ChangedAt = null };
        Assert.All(LaunchAgenda.Of(old), entry => Assert.Equal(old.StartedAt, entry.ChangedAt));
        var folded = LaunchFold.Of(scenario.Audit);
        Assert.Equal(scenario.Launch.ChangedAt, folded.ChangedAt);
        Assert.Null(StateComparison.FirstDifference(old, folded));
        Assert.NotNull(StateComparison.FirstDifference(scenario.Launch with { ChangedAt = StartLaunchBuilder.Now.AddYears(1) }, folded));
    }
}
