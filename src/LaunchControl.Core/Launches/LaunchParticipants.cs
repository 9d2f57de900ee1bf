namespace LaunchControl.Core.Launches;

/// <summary>Who takes part in a launch.</summary>
public static class LaunchParticipants
{
    /// <summary>The owner first, then everyone who has a role, each once.</summary>
    public static IReadOnlyList<string> Participants(this Launch launch) =>
        [.. launch.People.OrderBy(role => role.Key, StringComparer.Ordinal).SelectMany(role => role.Value).Prepend(launch.Owner).Distinct()];

    /// <summary>The participants, then whoever else signs a gate or owns an item without having a role, each once.</summary>
    public static IReadOnlyList<string> Involved(this Launch launch) =>
    [
        .. launch.Participants()
            .Concat(launch.Gates.SelectMany(gate => gate.Approvers).SelectMany(approver => new[] { approver.Person, approver.StandIn?.Person }).OfType<string>())
            .Concat(launch.Gates.SelectMany(gate => gate.Items).Select(item => item.Owner))
            .Distinct(),
    ];
}
