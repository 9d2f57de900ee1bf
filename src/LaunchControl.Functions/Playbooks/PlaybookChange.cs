using LaunchControl.Core.Playbooks;

namespace LaunchControl.Functions.Playbooks;

/// <param name="Playbook">As it would be stored, or as it is where nothing changed.</param>
/// <param name="Previous">The version that was latest; null for a new playbook.</param>
public sealed record PlaybookChange(Playbook Playbook, Playbook? Previous)
{
    public bool IsNew => Playbook.Version != Previous?.Version;
}
