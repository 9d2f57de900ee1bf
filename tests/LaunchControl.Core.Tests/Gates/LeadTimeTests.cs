using LaunchControl.Core.Forecasts;
using LaunchControl.Core.Gates;
using LaunchControl.Core.Launches;
using LaunchControl.Core.Tests.Drivers;
using static LaunchControl.Core.Tests.Builders.GateBuilder;
using static LaunchControl.Core.Tests.Builders.PlaybookBuilder;
using static LaunchControl.Core.Tests.Builders.StartLaunchBuilder;

namespace LaunchControl.Core.Tests.Gates;

/// <summary>A team's minimum lead time is kept when something upstream slips.</summary>
public sealed class LeadTimeTests
{
    private const int Lead = 10;

    [Fact]
    public void A_gate_that_opens_in_time_is_due_as_planned()
    {
        var scenario = Given();
        var planned = scenario.Gate("downstream").DueAt;
        scenario.WhenApproves("ana", "upstream").ThenGate("downstream", GateStatus.Preparing);
        Assert.Equal(planned, scenario.Gate("downstream").DueAt);
    }

    [Fact]
    public void One_that_opens_late_is_due_later_with_its_items_so_that_the_team_keeps_its_days()
    {
        var scenario = Given();
        var (planned, plannedItem) = (scenario.Gate("downstream").DueAt, scenario.Launch.FindItem("one")!.Value.Item.DueAt);
        var opened = planned.AddDays(-3);
        scenario.At(opened).WhenApproves("ana", "upstream");

        var gate = scenario.Gate("downstream");
        Assert.Equal(Lead, WorkingDays(scenario.Launch, opened, gate.DueAt));
        Assert.Equal(WorkingDays(scenario.Launch, planned, gate.DueAt), WorkingDays(scenario.Launch, plannedItem, gate.Items[0].DueAt));
        Assert.Equal(planned.TimeOfDay, gate.DueAt.TimeOfDay);
        Assert.Contains("keeps 10 working days", scenario.Audit.Last(entry => entry.Action == "gate.opened").Summary, StringComparison.Ordinal);
    }

    [Fact]
    public void Rescheduling_to_an_earlier_date_keeps_the_days_of_a_gate_that_is_open()
    {
        var scenario = Given().WhenApproves("ana", "upstream");
        scenario.When(new Reschedule(Now.AddDays(9), "Earlier."));
        Assert.Equal(Lead, WorkingDays(scenario.Launch, Now, scenario.Gate("downstream").DueAt));
    }

    [Fact]
    public void The_forecast_keeps_them_before_the_gate_has_opened_and_names_them_as_what_drives_the_date()
    {
        var scenario = Given();
        var day = scenario.Gate("downstream").DueAt;
        var forecast = Forecast.Of(scenario.At(day).Launch, day)!;

        Assert.True(forecast.SlipDays > 0);
        Assert.Contains(forecast.CriticalPath, step => step.Kind == ForecastStepKind.LeadTime && step.Subject == "gate/downstream");
        Assert.Equal("gate/upstream", forecast.DrivenBy!.Subject);
    }

    private static LaunchScenario Given() => LaunchScenario.GivenOpened(WithGates(
        Gate("upstream", "ana").DueAt("L-30d"), Gate("downstream", "bo").DependingOn("upstream").Items("one") with { LeadWorkingDays = Lead }));

    private static int WorkingDays(Launch launch, DateTimeOffset from, DateTimeOffset to) => launch.Calendar.WorkingDaysBetween(Day(launch, from), Day(launch, to));

    private static DateOnly Day(Launch launch, DateTimeOffset at) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, launch.Zone).DateTime);
}
