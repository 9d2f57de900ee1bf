using CsCheck;
using LaunchControl.Core.Forecasts;
using LaunchControl.Core.Launches;

namespace LaunchControl.Core.Tests.Forecasts;

/// <summary>The forecast of random small plans against an independent computation that lives through the days.</summary>
public sealed class ForecastPropertyTests
{
    private const int MostSlack = 25;

    [Fact]
    public void The_earliest_launch_day_is_the_first_working_day_on_which_everything_can_be_passed() =>
        RandomPlan.Any.Sample(plan =>
        {
            var (launch, now) = plan;
            var forecast = Forecast.Of(launch, now)!;
            var ends = new DayByDay(launch, now).Run();
            var planned = Day(launch, launch.LaunchAt);
            var first = FirstWorkingDay(launch, ends);

            Assert.Equal(ends <= planned && first > planned ? planned : first, Day(launch, forecast.EarliestLaunchAt));
            Assert.Equal(ends > planned, forecast.SlipDays > 0);
            Assert.Equal(ends > planned, forecast.DrivenBy is not null);
            if (ends > planned)
            {
                Assert.Equal(CountWorkingDays(launch, planned, first), forecast.SlipDays);
            }
        });

    [Fact]
    public void Every_gate_passes_on_the_day_on_which_it_can_at_the_earliest() =>
        RandomPlan.Any.Sample(plan =>
        {
            var (launch, now) = plan;
            var days = new DayByDay(launch, now);
            days.Run();
            Assert.All(Forecast.Of(launch, now)!.Gates, gate => Assert.Equal(days.PassesOn(gate.GateId), gate.PassesOn));
        });

    [Fact]
    public void Slack_is_as_late_as_a_gate_can_be_without_moving_the_launch() =>
        RandomPlan.Any.Sample(plan =>
        {
            var (launch, now) = plan;
            var forecast = Forecast.Of(launch, now)!;
            var planned = Day(launch, launch.LaunchAt);
            var ends = new DayByDay(launch, now).Run();
            var latest = ends <= planned ? planned : FirstWorkingDay(launch, ends);
            foreach (var gate in forecast.Gates)
            {
                if (gate.SlackDays <= MostSlack)
                {
                    Assert.True(new DayByDay(launch, now, (gate.GateId, gate.SlackDays)).Run() <= latest, $"{gate.GateId} has less slack than {gate.SlackDays}");
                    Assert.True(new DayByDay(launch, now, (gate.GateId, gate.SlackDays + 1)).Run() > latest, $"{gate.GateId} has more slack than {gate.SlackDays}");
                }
            }
        }, iter: 300);

    [Fact]
    public void The_critical_path_is_a_chain_that_begins_today_and_ends_with_the_last_gate() =>
        RandomPlan.Any.Sample(plan =>
        {
            var (launch, now) = plan;
            var forecast = Forecast.Of(launch, now)!;
            if (forecast.Gates.Count == 0)
            {
                Assert.Empty(forecast.CriticalPath);
                return;
            }

            var path = forecast.CriticalPath;
            Assert.Equal(forecast.Gates.Max(gate => gate.PassesOn), path[^1].FinishesOn);
            Assert.All(path.Zip(path.Skip(1)), pair => Assert.Equal(pair.First.FinishesOn, pair.Second.StartsOn));
            Assert.True(path[0].StartsOn <= new DayByDay(launch, now).Today);
        });

    [Fact]
    public void Being_done_with_something_never_makes_a_launch_later() =>
        Gen.Select(RandomPlan.Any, Gen.Int[0, 100]).Sample((plan, pick) =>
        {
            var (launch, now) = plan;
            var open = launch.Gates.SelectMany(gate => gate.Checklist, (gate, item) => (gate, item)).Where(found => !found.item.IsSettled).ToList();
            if (open.Count == 0)
            {
                return;
            }

            var (gate, item) = open[pick % open.Count];
            var done = item with { Status = Core.Gates.ItemStatus.Done, StatusSince = now };
            var after = launch with { Gates = [.. launch.Gates.Select(other => other.Id == gate.Id ? gate with { Items = [.. gate.Items.Select(one => one.Id == item.Id ? done : one)] } : other)] };
            Assert.True(Forecast.Of(after, now)!.EarliestLaunchAt <= Forecast.Of(launch, now)!.EarliestLaunchAt);
        });

    private static DateOnly Day(Launch launch, DateTimeOffset at) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, launch.Zone).DateTime);

    private static DateOnly FirstWorkingDay(Launch launch, DateOnly day) =>
        Enumerable.Range(0, 1000).Select(day.AddDays).First(launch.Calendar.IsWorkingDay);

    private static int CountWorkingDays(Launch launch, DateOnly from, DateOnly to) =>
        Enumerable.Range(1, to.DayNumber - from.DayNumber).Count(days => launch.Calendar.IsWorkingDay(from.AddDays(days)));
}
