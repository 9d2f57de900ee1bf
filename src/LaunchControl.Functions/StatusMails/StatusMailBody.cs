using LaunchControl.Core.StatusMails;
using LaunchControl.Functions.Infrastructure.Web;

namespace LaunchControl.Functions.StatusMails;

/// <summary>Reads to whom a launch's status is to be mailed, and when.</summary>
internal static class StatusMailBody
{
    /// <summary>Only the shape is looked at; <see cref="StatusMailRules"/> knows the rest.</summary>
    public static StatusMailPlan Read(JsonFields fields) => new()
    {
        To = fields.Strings("to", 300),
        Roles = fields.Strings("roles"),
        Every = fields.RequiredEnum<StatusRhythm>("every"),
        On = fields.Enum<DayOfWeek>("on"),
        At = fields.String("at", 10) ?? "",
    };
}
