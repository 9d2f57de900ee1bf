namespace LaunchControl.Core.Playbooks;

/// <summary>A checklist item as a playbook describes it.</summary>
public sealed record PlaybookItem
{
    public required string Id { get; init; }

    public required string Title { get; init; }

    /// <summary>One sentence that says what good looks like.</summary>
    public string? Guidance { get; init; }

    /// <summary>The role whose first person owns the item.</summary>
    public required string Owner { get; init; }

    /// <summary>Offset from the launch moment, for instance <c>L-21d</c>.</summary>
    public required string Due { get; init; }

    public bool RequiresEvidence { get; init; }
}
