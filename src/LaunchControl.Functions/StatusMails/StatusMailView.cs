using LaunchControl.Core.Launches;
using LaunchControl.Core.StatusMails;

namespace LaunchControl.Functions.StatusMails;

/// <summary>To whom a launch's status is mailed, and when, as the API shows it.</summary>
/// <param name="On">The day of the week, for <c>week</c>; null for the others.</param>
/// <param name="At">Wall time in <paramref name="TimeZone"/>.</param>
/// <param name="Since">When it was set.</param>
/// <param name="Recipients">Who gets it as things are.</param>
/// <param name="NextAt">When the next mail is due; null once the launch is over: one last mail says so at the time that was next.</param>
public sealed record StatusMailView(
    IReadOnlyList<string> To,
    IReadOnlyList<string> Roles,
    StatusRhythm Every,
    DayOfWeek? On,
    string At,
    string TimeZone,
    DateTimeOffset Since,
    IReadOnlyList<string> Recipients,
    DateTimeOffset? NextAt)
{
    public static StatusMailView Of(Launch launch, StatusMailPlan plan, DateTimeOffset now) => new(
        plan.To, plan.Roles, plan.Every, plan.On, plan.At, launch.TimeZone, plan.Since, plan.Recipients(launch),
        launch.IsFinal ? null : StatusSchedule.NextAfter(launch, plan, now));
}
