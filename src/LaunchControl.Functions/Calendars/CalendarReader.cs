using LaunchControl.Core.Calendars;
using LaunchControl.Core.Launches;
using LaunchControl.Core.People;
using LaunchControl.Core.Portfolios;
using LaunchControl.Core.Ports;
using LaunchControl.Core.Scheduling;
using LaunchControl.Functions.Board;
using LaunchControl.Functions.Infrastructure.Security;
using LaunchControl.Functions.Portfolios;
using LaunchControl.Pages;

namespace LaunchControl.Functions.Calendars;

/// <summary>Reads a month for somebody: all launches for readers, for others those in which they take part.</summary>
public sealed class CalendarReader(CalendarLaunches all, PersonPortfolios people, ILaunchIndex index, IBlackouts blackouts, ReaderZones zones, TimeProvider time)
{
    /// <param name="month">Its first day; null for the present one.</param>
    public async Task<CalendarModel> ReadAsync(Caller caller, DateOnly? month, CancellationToken cancellationToken)
    {
        var person = PersonAddress.TryNormalize(caller.Person, out var address) ? address : null;
        var own = await zones.ReadAsync(caller, cancellationToken);
        var zone = TimeZoneInfo.FindSystemTimeZoneById(own ?? "UTC");
        var today = WorkCalendar.DayOf(time.GetUtcNow(), zone);
        var first = month ?? new DateOnly(today.Year, today.Month, 1);
        bool IsInMonth(DateTimeOffset at) => WorkCalendar.DayOf(at, zone) is var day && day.Year == first.Year && day.Month == first.Month;
        return new CalendarModel
        {
            Month = first,
            Today = today,
            TimeZone = own ?? "UTC",
            IsReadersZone = own is not null,
            Me = person,
            IsPartial = !caller.MayRead,
            Launches = caller.MayRead ? await all.ReadAsync(new LaunchFilter(), launch => IsInMonth(launch.LaunchAt), cancellationToken) : await ReadOwnAsync(person, IsInMonth, cancellationToken),
            Gates = person is null ? [] : await ReadGatesAsync(person, IsInMonth, cancellationToken),
            Blackouts = (await blackouts.ReadAsync(cancellationToken)).Calendar,
        };
    }

    private async Task<IReadOnlyList<LaunchSummary>> ReadOwnAsync(string? person, Func<DateTimeOffset, bool> isInMonth, CancellationToken cancellationToken)
    {
        if (person is null)
        {
            return [];
        }

        var since = time.GetUtcNow() - LaunchMoments.KeptAfter;
        return [.. (await people.ReadAsync(person, cancellationToken)).All(new LaunchFilter(), new LaunchSort(LaunchOrder.LaunchAt))
            .Where(launch => isInMonth(launch.LaunchAt) && (launch.IsActive || (launch.ChangedAt ?? launch.StartedAt) >= since))];
    }

    // From the index: gates whose approver has not decided yet.
    private async Task<IReadOnlyList<CalendarGate>> ReadGatesAsync(string person, Func<DateTimeOffset, bool> isInMonth, CancellationToken cancellationToken)
    {
        List<CalendarGate> gates = [];
        await foreach (var launch in index.ListFootprintsAsync(cancellationToken))
        {
            gates.AddRange(launch.GatesDue.Where(gate => gate.People.Contains(person) && isInMonth(gate.DueAt)).Select(gate => new CalendarGate(launch.Id, launch.Name, gate.Name, gate.DueAt)));
        }

        return gates;
    }
}
