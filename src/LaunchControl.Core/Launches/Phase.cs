using LaunchControl.Core.Playbooks;

namespace LaunchControl.Core.Launches;

/// <summary>A stage of a launch. Its gates carry its id.</summary>
public sealed record Phase(string Id, string Name, PhaseKind Kind)
{
    /// <summary>Null until the phase opens.</summary>
    public DateTimeOffset? OpenedAt { get; init; }
}
