using LaunchControl.Core.Gates;
using LaunchControl.Core.Launches;
using LaunchControl.Core.Playbooks.Rules;

namespace LaunchControl.Core.Scheduling;

/// <summary>What a document of blackout windows and holidays must fulfil, beyond having the right shape.</summary>
public static class BlackoutRules
{
    public const int MostWindows = 200;

    /// <summary>Days of one window.</summary>
    public const int LongestWindow = 366;
    public const int MostCalendars = 50;

    /// <summary>Days of one holiday calendar.</summary>
    public const int MostHolidays = StartLaunchRules.MostHolidays;

    public const int LongestName = 200;
    public const int MostMarkets = LaunchInputRules.MostValues;
    public const int LongestMarket = LaunchInputRules.LongestValue;

    private static readonly DateOnly Earliest = new(2000, 1, 1);
    private static readonly DateOnly Latest = new(2199, 12, 31);

    /// <summary>Adds every fault of the document; members that are already faulty are left alone.</summary>
    public static void Check(BlackoutCalendar document, FaultList faults)
    {
        var readable = new DocumentFaults(faults);
        readable.Require(document.Windows.Count <= MostWindows, "/windows", $"At most {MostWindows} windows. Take out those that have passed.");
        for (var i = 0; i < document.Windows.Count; i++)
        {
            CheckWindow(document.Windows[i], $"/windows/{i}", readable);
        }

        foreach (var twice in document.Windows.GroupBy(window => window.Id).Where(group => group.Key.Length > 0 && group.Count() > 1))
        {
            readable.Add("/windows", $"The window id '{twice.Key}' is used {twice.Count()} times.");
        }

        CheckHolidays(document.Holidays, readable);
    }

    private static void CheckWindow(BlackoutWindow window, string pointer, DocumentFaults document)
    {
        TextRules.CheckId(document, $"{pointer}/id", window.Id);
        TextRules.CheckLine(document, $"{pointer}/name", window.Name, "the window a name", LongestName);
        TextRules.CheckText(document, $"{pointer}/reason", window.Reason, ChecklistRules.LongestReason);
        CheckDay(window.From, $"{pointer}/from", document);
        CheckDay(window.To, $"{pointer}/to", document);
        if (IsPlausible(window.From) && IsPlausible(window.To))
        {
            document.Require(window.To >= window.From, $"{pointer}/to", "A window does not end before it begins. Its last day is part of it.");
            document.Require(window.To.DayNumber - window.From.DayNumber < LongestWindow, $"{pointer}/to", $"A window has at most {LongestWindow} days.");
        }

        document.Require(window.TimeZone is not { } zone || (TimeZoneInfo.TryFindSystemTimeZoneById(zone, out var found) && found.HasIanaId), $"{pointer}/timeZone",
            "Unknown time zone. Give an IANA name such as Europe/Berlin, or none for the days of each launch's own zone.");
        document.Require(window.Markets.Count <= MostMarkets, $"{pointer}/markets", $"At most {MostMarkets} markets.");
        for (var i = 0; i < window.Markets.Count; i++)
        {
            TextRules.CheckLine(document, $"{pointer}/markets/{i}", window.Markets[i], "a market, such as DE", LongestMarket);
        }
    }

    private static void CheckHolidays(IReadOnlyDictionary<string, HolidayCalendar> holidays, DocumentFaults document)
    {
        document.Require(holidays.Count <= MostCalendars, "/holidays", $"At most {MostCalendars} calendars.");
        foreach (var (id, calendar) in holidays)
        {
            var pointer = $"/holidays/{FaultList.Segment(id)}";
            TextRules.CheckId(document, pointer, id);
            TextRules.CheckLine(document, $"{pointer}/name", calendar.Name, "the calendar a name", LongestName);
            document.Require(calendar.Days.Count <= MostHolidays, $"{pointer}/days", $"At most {MostHolidays} days.");
            for (var i = 0; i < calendar.Days.Count; i++)
            {
                CheckDay(calendar.Days[i].Date, $"{pointer}/days/{i}/date", document);
                TextRules.CheckLine(document, $"{pointer}/days/{i}/name", calendar.Days[i].Name, "the holiday a name", LongestName);
            }

            foreach (var twice in calendar.Days.GroupBy(day => day.Date).Where(group => group.Key >= Earliest && group.Count() > 1))
            {
                document.Add($"{pointer}/days", $"{twice.Key:yyyy-MM-dd} is there {twice.Count()} times.");
            }
        }
    }

    private static bool IsPlausible(DateOnly day) => day >= Earliest && day <= Latest;

    private static void CheckDay(DateOnly day, string pointer, DocumentFaults document) =>
        document.Require(IsPlausible(day), pointer, "Give a date from 2000-01-01 to 2199-12-31, such as 2027-12-25.");
}
