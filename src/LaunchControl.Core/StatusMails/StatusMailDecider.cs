using System.Globalization;
using LaunchControl.Core.Gates;
using LaunchControl.Core.Launches;

namespace LaunchControl.Core.StatusMails;

/// <summary>Sets to whom a launch's status is mailed, and when.</summary>
internal static class StatusMailDecider
{
    public static Refusal? Set(LaunchChange change, SetStatusMail command)
    {
        var (launch, plan) = (change.Launch, command.Plan);
        if (launch.StatusMail is { } present ? plan?.IsLike(present) == true : plan is null)
        {
            return null;
        }

        if (launch.IsFinal && plan is not null)
        {
            return GateRefusals.LaunchIsOver(launch);
        }

        change.Set(launch with { StatusMail = plan is null ? null : plan with { Since = change.Now } });
        change.Record(
            "launch.statusMailChanged", null, plan is null ? "The launch's status is mailed to nobody any more." : $"The launch's status is mailed {InWords(plan)}.");
        change.PlanStatusMail();
        return null;
    }

    private static string InWords(StatusMailPlan plan)
    {
        var people = plan.To.Count == 0 ? [] : new[] { plan.To.Count == 1 ? "one person" : string.Create(CultureInfo.InvariantCulture, $"{plan.To.Count} people") };
        var whom = string.Join(" and ", people.Concat(plan.Roles.Select(role => $"role '{role}'")));
        var when = plan.Every switch
        {
            StatusRhythm.Week => $"every {plan.On}",
            StatusRhythm.WorkingDay => "every working day",
            _ => "every day",
        };
        return $"to {whom} {when} at {plan.At}";
    }
}
