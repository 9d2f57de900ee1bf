using LaunchControl.Core.Commands;
using LaunchControl.Core.People;
using LaunchControl.Core.Playbooks;

namespace LaunchControl.Core.Launches;

/// <summary>Change what a launch is about: its brief, its inputs, its tier.</summary>
/// <param name="Inputs">Input id to answers; null answers take the input away. Gates and items with a condition come and go with them.</param>
/// <param name="Tier">Null leaves it as it is.</param>
/// <param name="Playbook">The version that the launch was started from.</param>
/// <param name="Reason">Why, for the audit trail; may be null.</param>
public sealed record ChangeScope(
    BriefPatch Brief, IReadOnlyDictionary<string, IReadOnlyList<string>?> Inputs, LaunchTier? Tier, Playbook Playbook, string? Reason) : LaunchCommand
{
    /// <summary>Of everybody in the launch and of their delegates, as far as known.</summary>
    public IReadOnlyList<Absence> Absences { get; init; } = [];

    public bool ChangesInputs => Inputs.Count > 0 || Tier is not null;
}
