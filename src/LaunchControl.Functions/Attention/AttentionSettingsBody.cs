using System.Globalization;
using System.Text.Json;
using LaunchControl.Core.Attention;
using LaunchControl.Core.Launches;
using LaunchControl.Functions.Infrastructure.Web;

namespace LaunchControl.Functions.Attention;

/// <summary>Reads a person's settings, and finds every fault in them.</summary>
internal static class AttentionSettingsBody
{
    public static AttentionSettings Read(JsonFields fields, FaultList faults)
    {
        var settings = new AttentionSettings
        {
            TimeZone = fields.String("timeZone"),
            WorkFrom = AttentionBody.Time(fields, "workFrom"),
            WorkTo = AttentionBody.Time(fields, "workTo"),
            WorkingDays = fields.TakeNull("workingDays") ? null : [.. fields.Enums<DayOfWeek>("workingDays").Distinct()],
            Holidays = fields.TakeNull("holidays") ? null : ReadDays(fields),
            DigestAt = AttentionBody.Time(fields, "digestAt"),
            DailyCap = fields.Integer("dailyCap"),
            NewsInDigest = fields.Boolean("newsInDigest") ?? false,
        };
        CheckCount(fields, "workingDays", Enum.GetValues<DayOfWeek>().Length);
        CheckCount(fields, "holidays", AttentionSettings.MostHolidays);
        fields.RefuseUnknown();
        AttentionSettingsRules.Check(settings, faults);
        return settings;
    }

    // As they were sent: the same day twice counts twice.
    private static void CheckCount(JsonFields fields, string name, int most)
    {
        if (fields.Holds(name, JsonValueKind.Array) && fields.Count(name) > most)
        {
            fields.Fault(name, $"Give at most {most}.");
        }
    }

    private static List<DateOnly> ReadDays(JsonFields fields)
    {
        List<DateOnly> days = [];
        foreach (var (text, index) in fields.StringsInPlace("holidays").Select((text, index) => (text, index)))
        {
            if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            {
                days.Add(day);
            }
            else
            {
                fields.FaultAt("holidays", index, "Give a date such as 2027-12-25.");
            }
        }

        return [.. days.Distinct().Order()];
    }
}
