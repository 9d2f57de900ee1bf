namespace LaunchControl.Core.Playbooks;

/// <summary>What a list shows of a version of a playbook.</summary>
/// <param name="By">Who put this version; null for one that LaunchControl brought along.</param>
/// <param name="At">When they did.</param>
public sealed record PlaybookSummary(string Id, int Version, string Name, string Description, string? By = null, DateTimeOffset? At = null)
{
    public static PlaybookSummary Of(Playbook playbook) => new(playbook.Id, playbook.Version, playbook.Name, playbook.Description);
}
