namespace LaunchControl.Core.Performance;

/// <summary>The incidents that a launch keeps.</summary>
public static class IncidentList
{
    /// <summary>The oldest that are over are forgotten beyond that; the audit trail has them. Those that are open stay, however many they are.</summary>
    public const int Most = 60;

    /// <summary>The incidents with one put in its place, or added.</summary>
    public static IReadOnlyList<Incident> Put(IReadOnlyList<Incident> incidents, Incident incident)
    {
        if (incidents.Any(other => other.Id == incident.Id))
        {
            return [.. incidents.Select(other => other.Id == incident.Id ? incident : other)];
        }

        var forgotten = incidents.Count < Most ? null : incidents.FirstOrDefault(other => !other.IsOpen);
        return [.. incidents.Where(other => other != forgotten), incident];
    }
}
