using LaunchControl.Core.Playbooks;

namespace LaunchControl.Pages;

/// <summary>The first question of somebody who starts a launch.</summary>
public sealed record ChoosePlaybookModel
{
    public required IReadOnlyList<PlaybookSummary> Playbooks { get; init; }

    /// <summary>The one that was asked for is not among them.</summary>
    public bool IsUnknown { get; init; }
}
