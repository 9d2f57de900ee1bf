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

    /// <summary>Working days that the item takes once it can be worked on, 0-250; the forecast counts with them.</summary>
    public int WorkingDays { get; init; } = 1;

    public bool RequiresEvidence { get; init; }

    /// <summary>Items of this or an earlier phase that must be settled before this one can be done.</summary>
    public IReadOnlyList<string> DependsOn { get; init; } = [];

    /// <summary>When the item is part of a launch; null for always.</summary>
    public PlaybookCondition? When { get; init; }

    /// <summary>Completes the item by itself; null for work that a person does.</summary>
    public PlaybookCheck? Check { get; init; }
}
