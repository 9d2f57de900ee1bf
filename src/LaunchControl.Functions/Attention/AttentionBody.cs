using LaunchControl.Core.Attention;
using LaunchControl.Core.Scheduling;
using LaunchControl.Functions.Infrastructure.Web;

namespace LaunchControl.Functions.Attention;

/// <summary>Reads <c>attention</c> of a playbook or a start request. What is left out as a whole is as usual; what is left out of a part is not limited.</summary>
internal static class AttentionBody
{
    public static AttentionPolicy? Read(JsonFields parent)
    {
        if (parent.Object("attention") is not { } fields)
        {
            return null;
        }

        var policy = new AttentionPolicy
        {
            Reminders = fields.Object("reminders") is { } reminders ? ReadCadence(reminders) : ReminderCadence.Default,
            Escalation = fields.Object("escalation") is { } escalation ? ReadEscalation(escalation) : EscalationPolicy.Default,
            Hours = fields.Object("hours") is { } hours ? ReadHours(hours) : DayPlan.Default,
        };
        fields.RefuseUnknown();
        return policy;
    }

    /// <summary>A wall time such as 09:00; null where none is given.</summary>
    public static TimeOnly? Time(JsonFields fields, string name)
    {
        if (fields.String(name) is not { } text)
        {
            return null;
        }

        if (WallTimeJson.TryParse(text, out var time))
        {
            return time;
        }

        fields.Fault(name, "Give a time of the day such as 09:00 or 17:30.");
        return null;
    }

    private static ReminderCadence ReadCadence(JsonFields fields)
    {
        var cadence = new ReminderCadence(fields.Integers("days"), fields.Integer("thenEvery"));
        fields.RefuseUnknown();
        return cadence;
    }

    private static EscalationPolicy ReadEscalation(JsonFields fields)
    {
        var policy = new EscalationPolicy
        {
            AfterReminders = fields.Integer("afterReminders"),
            ResponseTime = WorkingTime(fields, "responseTime"),
            ResolutionTime = WorkingTime(fields, "resolutionTime"),
            To = fields.TakeNull("to") ? EscalationPolicy.Default.To : fields.StringsInPlace("to"),
        };
        fields.RefuseUnknown();
        return policy;
    }

    private static DayPlan ReadHours(JsonFields fields)
    {
        var from = Time(fields, "from") ?? DayPlan.Default.From;
        var hours = new DayPlan(from, Time(fields, "to") ?? DayPlan.Default.To, Time(fields, "digestAt") ?? from);
        fields.RefuseUnknown();
        return hours;
    }

    private static TimeSpan? WorkingTime(JsonFields fields, string name)
    {
        if (fields.String(name) is not { } text)
        {
            return null;
        }

        if (WorkingTimeJson.TryParse(text, out var time))
        {
            return time;
        }

        fields.Fault(name, "Give working time in hours and minutes, such as PT16H for two days of eight hours; a working day has no fixed length.");
        return null;
    }
}
