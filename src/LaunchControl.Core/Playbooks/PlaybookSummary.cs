namespace LaunchControl.Core.Playbooks;

/// <summary>What a list shows of a version of a playbook.</summary>
public sealed record PlaybookSummary(string Id, int Version, string Name, string Description)
{
    public static PlaybookSummary Of(Playbook playbook) => new(playbook.Id, playbook.Version, playbook.Name, playbook.Description);
}
