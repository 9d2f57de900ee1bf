using LaunchControl.Core.Auditing;
using LaunchControl.Core.Launches;

namespace LaunchControl.Pages;

/// <summary>One launch.</summary>
public sealed record BoardModel
{
    public required Launch Launch { get; init; }

    /// <summary>The newest entries, oldest first.</summary>
    public required IReadOnlyList<AuditEntry> Audit { get; init; }

    public required DateTimeOffset Now { get; init; }
}
