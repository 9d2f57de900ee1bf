using LaunchControl.Core.SignOffs;

namespace LaunchControl.Core.Playbooks;

/// <summary>A gate as a playbook describes it.</summary>
public sealed record PlaybookGate
{
    /// <summary>Everything that <see cref="Approves"/> may name.</summary>
    public static IReadOnlyList<string> Subjects { get; } =
        ["launchAt", "brief", "brief.targetCustomer", "brief.valueProposition", "brief.positioning", "brief.pricing", "brief.channels", "brief.budget"];

    public required string Id { get; init; }

    public required string Name { get; init; }

    public required string Team { get; init; }

    /// <summary>Offset from the launch moment, for instance <c>L-14d</c>.</summary>
    public required string Due { get; init; }

    /// <summary>Working days that the approvers need to decide, 0-60; the forecast counts with them.</summary>
    public int ReviewWorkingDays { get; init; } = 1;

    /// <summary>
    /// Working days that the team has at least, from when the gate opens to when it is due, 0-250: where something before it slips, so does
    /// its due date, and the forecast.
    /// </summary>
    public int LeadWorkingDays { get; init; }

    public IReadOnlyList<string> ExitCriteria { get; init; } = [];

    public GatePolicy Policy { get; init; } = new(Quorum.All);

    public required IReadOnlyList<PlaybookApprover> Approvers { get; init; }

    /// <summary>Gates of this or an earlier phase that must be approved before this one asks for sign-off.</summary>
    public IReadOnlyList<string> DependsOn { get; init; } = [];

    public IReadOnlyList<PlaybookItem> Items { get; init; } = [];

    /// <summary>When the gate is part of a launch; null for always.</summary>
    public PlaybookCondition? When { get; init; }

    /// <summary>What a sign-off of this gate covers beside its items: <c>launchAt</c>, <c>brief</c> or a part of it such as <c>brief.pricing</c>.</summary>
    public IReadOnlyList<string> Approves { get; init; } = [];

    /// <summary>Roles that may waive this gate and its items; empty for the roles that sign it.</summary>
    public IReadOnlyList<string> WaivableBy { get; init; } = [];

    /// <summary>Roles that may override this gate in an emergency, beside admins.</summary>
    public IReadOnlyList<string> OverridableBy { get; init; } = [];
}
