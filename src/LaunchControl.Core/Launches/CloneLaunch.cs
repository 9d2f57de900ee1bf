using LaunchControl.Core.Playbooks;

namespace LaunchControl.Core.Launches;

/// <summary>Starts from an earlier launch: whatever a request leaves out is taken from there.</summary>
public static class CloneLaunch
{
    /// <summary>
    /// Name, tier, zone, calendar, metrics and checks after launch stand in for what is not given; people and inputs role by role and input by input; the brief
    /// as a whole, without what was spent. Dates and decisions are never taken over, nor roles and inputs that the playbook does not know.
    /// </summary>
    /// <param name="playbook">Null where the request names none that exists; then nothing is left out.</param>
    public static StartLaunch Fill(StartLaunch request, Launch earlier, Playbook? playbook) => request with
    {
        Name = request.Name ?? earlier.Name,
        Tier = request.Tier ?? earlier.Tier,
        TimeZone = request.TimeZone ?? earlier.TimeZone,
        Calendar = request.Calendar ?? earlier.Calendar,
        People = Merge(earlier.People.Where(role => role.Value.Count > 0 && playbook?.Roles.All(known => known.Id != role.Key) != true), request.People),
        Inputs = Merge(earlier.Inputs.Where(input => playbook?.Inputs.All(known => known.Id != input.Key) != true), request.Inputs),
        Brief = request.Brief ?? earlier.Brief with { Budget = earlier.Brief.Budget is { } budget ? budget with { Actual = null } : null },
        Metrics = request.Metrics.Count > 0 ? request.Metrics : earlier.Metrics,
        PostLaunchChecks = request.PostLaunchChecks ?? [.. earlier.Checks.Select(check => check.Offset)],
        Attention = request.Attention ?? earlier.Attention,
        Earlier = earlier,
    };

    private static Dictionary<string, IReadOnlyList<string>> Merge(
        IEnumerable<KeyValuePair<string, IReadOnlyList<string>>> earlier, IReadOnlyDictionary<string, IReadOnlyList<string>> given)
    {
        var merged = new Dictionary<string, IReadOnlyList<string>>(earlier, StringComparer.Ordinal);
        foreach (var (key, values) in given)
        {
            merged[key] = values;
        }

        return merged;
    }
}
