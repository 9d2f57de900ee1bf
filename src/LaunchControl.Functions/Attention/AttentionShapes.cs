using System.Text.Json.Nodes;
using LaunchControl.Core.Attention;
using static LaunchControl.Functions.OpenApi.Shape;

namespace LaunchControl.Functions.Attention;

/// <summary>How requests speak of reminders, escalation and hours.</summary>
internal static class AttentionShapes
{
    public static JsonObject Policy() => Object(
        Optional("reminders", Object(
            Optional("days", List(Integer(-ReminderCadence.FarthestDay, ReminderCadence.FarthestDay), ReminderCadence.MostDays, "Working days from the due day, ascending.")),
            Optional("thenEvery", Integer(1, ReminderCadence.FarthestDay, "Working days between two reminders after those.")))),
        Optional("escalation", Object(
            Optional("afterReminders", Integer(1, EscalationPolicy.MostReminders, "Unanswered ones.")),
            Optional("responseTime", Text(20, "Working time for a first reaction, such as PT16H.")),
            Optional("resolutionTime", Text(20, "Working time until it is settled.")),
            Optional("to", List(Text(40), EscalationPolicy.MostLevels, "Roles, told one after the other; empty for nobody.")))),
        Optional("hours", Object(Optional("from", Time()), Optional("to", Time()), Optional("digestAt", Time()))));

    public static JsonObject Settings() => Object(
        Optional("timeZone", Text(100, "IANA name.")),
        Optional("workFrom", Time("When work begins.")),
        Optional("workTo", Time("When work ends, later on the same day.")),
        Optional("workingDays", List(OneOf<DayOfWeek>(), 7)),
        Optional("holidays", List(Date(), AttentionSettings.MostHolidays)),
        Optional("digestAt", Time("When the day's digest comes, within working hours.")),
        Optional("dailyCap", Integer(AttentionSettings.LeastDailyCap, AttentionSettings.MostDailyCap, "Mails a day at most, but for urgent ones.")),
        Optional("newsInDigest", Boolean("News comes with the digest only.")));

    private static JsonObject Time(string? description = null)
    {
        var time = Text(5, description ?? "A time of the day such as 09:00.");
        time["pattern"] = "^([01][0-9]|2[0-3]):[0-5][0-9]$";
        return time;
    }
}
