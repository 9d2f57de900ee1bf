using System.Globalization;
using LaunchControl.Core.Launches;
using LaunchControl.Core.People;

namespace LaunchControl.Core.StatusMails;

/// <summary>What a plan for status mails must fulfil, beyond having the right shape.</summary>
public static class StatusMailRules
{
    public const int MostPeople = 50;
    public const int MostRoles = 20;

    // Mails go out at quarters of an hour.
    private const int Quarter = 15;

    /// <summary>Adds every fault of the plan.</summary>
    /// <param name="pointer">Of the plan within the request: empty, or <c>/statusMail</c>.</param>
    /// <param name="roles">The roles that the launch has.</param>
    public static void Check(StatusMailPlan plan, IEnumerable<string> roles, string pointer, FaultList faults)
    {
        foreach (var (_, index) in plan.To.Select((person, index) => (person, index)).Where(one => !PersonAddress.TryNormalize(one.person, out _)))
        {
            Add($"/to/{index}", "Give a mail address, such as vp@contoso.example.");
        }

        var known = roles.Append(Playbooks.Playbook.LaunchOwnerRole).ToHashSet(StringComparer.Ordinal);
        foreach (var (role, index) in plan.Roles.Select((role, index) => (role, index)).Where(one => !known.Contains(one.role)))
        {
            Add($"/roles/{index}", $"The launch has no role '{role}'. Its roles: {string.Join(", ", known.Order(StringComparer.Ordinal))}.");
        }

        Require(plan.To.Count + plan.Roles.Count > 0, "/to", "Say who gets it: mail addresses in 'to', or roles of the launch in 'roles'.");
        Require(plan.To.Count <= MostPeople, "/to", $"At most {MostPeople} people; this has {plan.To.Count}.");
        Require(plan.Roles.Count <= MostRoles, "/roles", $"At most {MostRoles} roles; this has {plan.Roles.Count}.");
        var isRhythmKnown = !faults.Has($"{pointer}/every");
        Require(!isRhythmKnown || plan.Every != StatusRhythm.Week || plan.On is not null, "/on", "Say on which day of the week, for instance monday.");
        Require(!isRhythmKnown || plan.Every == StatusRhythm.Week || plan.On is null, "/on", "A day of the week belongs to 'every': 'week' only.");
        Require(IsTime(plan.At), "/at", "Give a time of the day at a quarter of an hour, in the launch's zone, such as 08:00 or 16:45.");

        void Add(string where, string message) => faults.Add($"{pointer}{where}", message);
        void Require(bool holds, string where, string message)
        {
            if (!holds && !faults.Has($"{pointer}{where}"))
            {
                Add(where, message);
            }
        }
    }

    /// <summary>The same with addresses as they are compared, and each but once.</summary>
    /// <param name="plan">One without faults.</param>
    public static StatusMailPlan Normalized(StatusMailPlan plan) =>
        plan with { To = [.. plan.To.Select(PersonAddress.Normalize).Distinct()], Roles = [.. plan.Roles.Distinct()] };

    private static bool IsTime(string text) =>
        TimeOnly.TryParseExact(text, StatusMailPlan.TimeFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) && time.Minute % Quarter == 0;
}
