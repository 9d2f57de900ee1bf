using System.Globalization;
using LaunchControl.Core.Launches;
using LaunchControl.Core.Performance;
using LaunchControl.Core.Playbooks;
using LaunchControl.Core.Scheduling;
using LaunchControl.Core.StatusMails;
using LaunchControl.Functions.Infrastructure.Web;
using LaunchControl.Functions.Performance;
using LaunchControl.Functions.StatusMails;

namespace LaunchControl.Functions.Launches;

/// <summary>Reads the body of a start request.</summary>
internal static class StartLaunchBody
{
    public static StartLaunch Read(JsonFields fields, string defaultOwner) => new()
    {
        Name = fields.String("name", StartLaunchRules.LongestName),
        Tier = fields.Enum<LaunchTier>("tier"),
        LaunchAt = fields.Instant("launchAt"),
        TimeZone = fields.String("timeZone"),
        Calendar = fields.Object("calendar") is { } calendar ? ReadCalendar(calendar) : null,
        Owner = fields.String("owner") ?? defaultOwner,
        People = fields.StringLists("people"),
        Brief = fields.Object("brief") is { } brief ? BriefBody.Read(brief) : null,
        Inputs = fields.StringLists("inputs"),
        Metrics = [.. fields.ObjectsInPlace("metrics").Select(ReadMetric)],
        PostLaunchChecks = CheckPlanBody.Read(fields),
        StatusMail = fields.Object("statusMail") is { IsObject: true } statusMail ? ReadStatusMail(statusMail) : null,
    };

    private static WorkCalendar ReadCalendar(JsonFields fields)
    {
        var calendar = new WorkCalendar
        {
            WorkingDays = fields.IsGiven("workingDays") ? [.. fields.Enums<DayOfWeek>("workingDays").Distinct()] : WorkCalendar.Default.WorkingDays,
            Holidays = [.. fields.Strings("holidays").Select(text => Day(fields, text)).Distinct().Order()],
            Calendars = [.. fields.Strings("calendars", PlaybookLimits.LongestId).Distinct()],
        };
        if (fields.Count("calendars") > BlackoutRules.MostCalendars)
        {
            fields.Fault("calendars", $"At most {BlackoutRules.MostCalendars} calendars.");
        }

        fields.RefuseUnknown();
        return calendar;
    }

    private static StatusMailPlan ReadStatusMail(JsonFields fields)
    {
        var plan = StatusMailBody.Read(fields);
        fields.RefuseUnknown();
        return plan;
    }

    private static DateOnly Day(JsonFields fields, string text)
    {
        if (!DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            fields.Fault("holidays", $"'{text}' is not a date such as 2027-12-25.");
        }

        return day;
    }

    private static SuccessMetric ReadMetric(JsonFields fields)
    {
        var metric = MetricBody.ReadListed(fields, isDirectionNeeded: false);
        if (fields.IsObject && !MetricContractRules.IsId(metric.Id))
        {
            fields.Fault("id", "Give the metric an id of 1-60 lower-case letters, digits and hyphens, such as activation-rate.");
        }

        return metric;
    }
}
