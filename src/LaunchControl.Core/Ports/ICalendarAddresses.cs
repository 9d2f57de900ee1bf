using LaunchControl.Core.Calendars;

namespace LaunchControl.Core.Ports;

/// <summary>Each person's calendar address.</summary>
public interface ICalendarAddresses
{
    /// <summary>Null for somebody who never had one.</summary>
    /// <param name="person">Mail address, lower case.</param>
    Task<CalendarAddress?> FindAsync(string person, CancellationToken cancellationToken);

    /// <summary>Puts it in place of the one that they had, which works no more. Of several at once one stays.</summary>
    Task StoreAsync(string person, CalendarAddress address, CancellationToken cancellationToken);
}
