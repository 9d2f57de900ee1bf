using LaunchControl.Core.Playbooks;
using LaunchControl.Core.Scheduling;

namespace LaunchControl.Core.Tests.Playbooks;

/// <summary>Due dates of the playbooks that come with LaunchControl are in order, whatever the day of the launch.</summary>
/// <remarks>Conditions only take gates and items away, so that what holds for all of them holds for each launch.</remarks>
public sealed class PlaybookScheduleTests
{
    private static readonly DateTime FirstLaunch = new(2027, 1, 1, 9, 0, 0);

    private static readonly TimeZoneInfo Berlin = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");

    // Public holidays, with a closing between the years.
    private static readonly IReadOnlyList<DateOnly> Holidays =
        [.. from year in Enumerable.Range(2025, 4)
            from day in new[] { (1, 1), (1, 6), (3, 26), (3, 29), (5, 1), (5, 6), (5, 17), (10, 3), (12, 24), (12, 27), (12, 28), (12, 29), (12, 30), (12, 31) }
            select new DateOnly(year, day.Item1, day.Item2)];

    public static TheoryData<string, string> PlaybooksAndCalendars
    {
        get
        {
            var rows = new TheoryData<string, string>();
            foreach (var playbook in PlaybookLibrary.All)
            {
                rows.Add(playbook.Id, "none");
                rows.Add(playbook.Id, "holidays");
                rows.Add(playbook.Id, "sunday-to-thursday");
            }

            return rows;
        }
    }

    [Theory]
    [MemberData(nameof(PlaybooksAndCalendars))]
    public void Due_dates_are_in_order_for_every_launch_day_of_a_year(string playbookId, string calendar)
    {
        var playbook = PlaybookLibrary.Find(playbookId)!;
        for (var day = 0; day < 365; day++)
        {
            var wall = FirstLaunch.AddDays(day);
            new Plan(new DateTimeOffset(wall, Berlin.GetUtcOffset(wall)), CalendarOf(calendar)).AssertInOrder(playbook);
        }
    }

    private static WorkCalendar CalendarOf(string name) => name switch
    {
        "holidays" => new WorkCalendar { Holidays = Holidays },
        "sunday-to-thursday" => new WorkCalendar
        {
            WorkingDays = [DayOfWeek.Sunday, DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday],
        },
        _ => WorkCalendar.Default,
    };

    private sealed class Plan(DateTimeOffset launchAt, WorkCalendar calendar)
    {
        // Many things are due on the same day, and working days take time to count.
        private readonly Dictionary<string, DateTimeOffset> _offsets = [];

        // Due dates of the gates and items seen so far.
        private readonly Dictionary<string, DateTimeOffset> _seen = [];

        public void AssertInOrder(Playbook playbook)
        {
            var lastOfPhaseBefore = DateTimeOffset.MinValue;
            foreach (var phase in playbook.Phases)
            {
                foreach (var gate in phase.Gates)
                {
                    Assert.True(Due(gate.Due) < launchAt, $"{launchAt}: {gate.Id} is not due before the launch.");
                    Assert.True(Due(gate.Due) > lastOfPhaseBefore, $"{launchAt}: {gate.Id} is not due after the phase before.");
                    AssertItemsInOrder(gate);
                    See(gate.Id, gate.Due, gate.DependsOn);
                }

                lastOfPhaseBefore = phase.Gates.Max(gate => Due(gate.Due));
            }
        }

        private void AssertItemsInOrder(PlaybookGate gate)
        {
            foreach (var item in gate.Items)
            {
                Assert.True(Due(item.Due) <= Due(gate.Due), $"{launchAt}: {item.Id} is due after {gate.Id}.");
                See(item.Id, item.Due, item.DependsOn);
            }
        }

        // What is depended on stands earlier in the playbook, so that working from top to bottom never gets stuck.
        private void See(string id, string offset, IEnumerable<string> dependsOn)
        {
            foreach (var other in dependsOn)
            {
                Assert.True(_seen.TryGetValue(other, out var otherDue), $"{id} depends on {other}, which does not stand before it.");
                Assert.True(otherDue <= Due(offset), $"{launchAt}: {id} is due before {other}.");
            }

            _seen[id] = Due(offset);
        }

        private DateTimeOffset Due(string offset) =>
            _offsets.TryGetValue(offset, out var due) ? due : _offsets[offset] = DueOffset.Parse(offset).From(launchAt, Berlin, calendar);
    }
}
