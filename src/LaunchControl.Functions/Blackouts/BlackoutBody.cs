using System.Globalization;
using LaunchControl.Core.Launches;
using LaunchControl.Core.Scheduling;
using LaunchControl.Functions.Infrastructure.Web;

namespace LaunchControl.Functions.Blackouts;

/// <summary>Reads a document of blackout windows and holidays.</summary>
internal static class BlackoutBody
{
    /// <summary>The document as far as it can be read, with every fault noted: of shape, then of rules.</summary>
    public static BlackoutCalendar Read(JsonFields fields)
    {
        Require(fields, "windows", "Give the windows, all of them: what is left out is gone. An empty list for none.");
        Require(fields, "holidays", "Give the holiday calendars by their ids, all of them. An empty object for none.");
        var document = new BlackoutCalendar
        {
            Windows = [.. fields.ObjectsInPlace("windows").Select(ReadWindow)],
            Holidays = fields.Object("holidays") is { IsObject: true } calendars ? calendars.Names.ToDictionary(id => id, id => ReadCalendar(calendars, id), StringComparer.Ordinal)
                : new Dictionary<string, HolidayCalendar>(),
        };
        fields.RefuseUnknown();
        fields.Apply(faults => BlackoutRules.Check(document, faults));
        return document;
    }

    private static BlackoutWindow ReadWindow(JsonFields fields)
    {
        if (fields.Count("tiers") > Enum.GetValues<LaunchTier>().Length)
        {
            fields.Fault("tiers", "Name each tier once.");
        }

        var window = new BlackoutWindow(Text(fields, "id"), Text(fields, "name"), Day(fields, "from"), Day(fields, "to"))
        {
            TimeZone = fields.String("timeZone"),
            Tiers = [.. fields.Enums<LaunchTier>("tiers").Distinct()],
            Markets = fields.StringsInPlace("markets"),
            Reason = fields.String("reason"),
        };
        fields.RefuseUnknown();
        return window;
    }

    private static HolidayCalendar ReadCalendar(JsonFields calendars, string id)
    {
        if (calendars.Object(id) is not { IsObject: true } fields)
        {
            if (!calendars.HasFault(id))
            {
                calendars.Fault(id, "Give a name and days.");
            }

            return new HolidayCalendar("", []);
        }

        var calendar = new HolidayCalendar(Text(fields, "name"), [.. fields.ObjectsInPlace("days").Select(ReadHoliday)]);
        fields.RefuseUnknown();
        return calendar;
    }

    private static Holiday ReadHoliday(JsonFields fields)
    {
        var holiday = new Holiday(Day(fields, "date"), Text(fields, "name"));
        fields.RefuseUnknown();
        return holiday;
    }

    private static void Require(JsonFields fields, string name, string message)
    {
        if (fields.IsObject && fields.TakeNull(name))
        {
            fields.Fault(name, message);
        }
    }

    private static string Text(JsonFields fields, string name) => fields.String(name) ?? "";

    private static DateOnly Day(JsonFields fields, string name)
    {
        if (fields.String(name) is not { } text)
        {
            return default;
        }

        if (!DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            fields.Fault(name, "This is not a date such as 2027-12-25.");
        }

        return day;
    }
}
