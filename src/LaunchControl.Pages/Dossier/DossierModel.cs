using LaunchControl.Core.Auditing;
using LaunchControl.Core.Launches;

namespace LaunchControl.Pages;

/// <summary>A launch as its dossier reports it.</summary>
public sealed record DossierModel
{
    public required Launch Launch { get; init; }

    /// <summary>When the newest entry of the trail was written: the report is of that moment.</summary>
    public required DateTimeOffset AsOf { get; init; }

    /// <summary>Every decision, of every round, oldest first.</summary>
    public required IReadOnlyList<SignOffRecord> SignOffs { get; init; }

    /// <summary>Every waiver and override, oldest first.</summary>
    public required IReadOnlyList<WaiverRecord> Waivers { get; init; }

    /// <summary>The newest entries of the trail, oldest first.</summary>
    public required IReadOnlyList<AuditEntry> Timeline { get; init; }
}
