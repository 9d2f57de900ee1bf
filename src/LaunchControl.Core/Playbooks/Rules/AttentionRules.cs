using LaunchControl.Core.Attention;

namespace LaunchControl.Core.Playbooks.Rules;

/// <summary>Reminders, escalation, hours: within bounds, and roles that are there.</summary>
internal static class AttentionRules
{
    /// <param name="pointer">Where the policy stands in the document.</param>
    /// <param name="roles">Roles of the playbook; null where they are not known.</param>
    public static void Check(DocumentFaults faults, string pointer, AttentionPolicy policy, IReadOnlyCollection<string>? roles)
    {
        CheckCadence(faults, $"{pointer}/reminders", policy.Reminders);
        CheckEscalation(faults, $"{pointer}/escalation", policy.Escalation, roles);
        faults.Require(policy.Hours.From < policy.Hours.To, $"{pointer}/hours/to", "Work ends after it begins, on the same day.");
        faults.Require(policy.Hours.From >= policy.Hours.To || policy.Hours.Contains(policy.Hours.DigestAt), $"{pointer}/hours/digestAt", "The digest comes within working hours.");
    }

    private static void CheckCadence(DocumentFaults faults, string pointer, ReminderCadence cadence)
    {
        ListRules.CheckCount(faults, $"{pointer}/days", cadence.Days.Count, ReminderCadence.MostDays, "days");
        for (var i = 0; i < cadence.Days.Count; i++)
        {
            faults.Require(Math.Abs(cadence.Days[i]) <= ReminderCadence.FarthestDay, $"{pointer}/days/{i}", "Give working days from the due day, -30 to 30: -3 is three before it.");
            faults.Require(i == 0 || cadence.Days[i - 1] < cadence.Days[i], $"{pointer}/days/{i}", "Days are listed earliest first, each once.");
        }

        faults.Require(cadence.ThenEvery is null or (>= 1 and <= ReminderCadence.FarthestDay), $"{pointer}/thenEvery", "Give working days between two reminders, 1 to 30, or null for no more.");
    }

    private static void CheckEscalation(DocumentFaults faults, string pointer, EscalationPolicy policy, IReadOnlyCollection<string>? roles)
    {
        faults.Require(policy.AfterReminders is null or (>= 1 and <= EscalationPolicy.MostReminders), $"{pointer}/afterReminders", "Give a number of reminders, 1 to 20, or null.");
        CheckTime($"{pointer}/responseTime", policy.ResponseTime);
        CheckTime($"{pointer}/resolutionTime", policy.ResolutionTime);
        faults.Require(policy.ResponseTime is null || policy.ResolutionTime is null || policy.ResponseTime <= policy.ResolutionTime, $"{pointer}/resolutionTime",
            "A first reaction comes before it is settled. Give a resolution time that is not shorter than the response time.");
        ListRules.CheckCount(faults, $"{pointer}/to", policy.To.Count, EscalationPolicy.MostLevels, "levels");
        for (var i = 0; i < policy.To.Count; i++)
        {
            faults.Require(roles is null || policy.To[i] == Playbook.LaunchOwnerRole || roles.Contains(policy.To[i]), $"{pointer}/to/{i}",
                $"There is no role '{policy.To[i]}'. Name a role of the playbook, or {Playbook.LaunchOwnerRole}.");
            faults.Require(policy.To.Take(i).All(other => other != policy.To[i]), $"{pointer}/to/{i}", $"{policy.To[i]} is listed already. Name each role once.");
        }

        void CheckTime(string member, TimeSpan? time) => faults.Require(
            time is null || (time > TimeSpan.Zero && time <= TimeSpan.FromHours(EscalationPolicy.LongestInHours)), member,
            "Give working time in hours and minutes, such as PT16H for two days of eight hours; at most PT2000H.");
    }
}
