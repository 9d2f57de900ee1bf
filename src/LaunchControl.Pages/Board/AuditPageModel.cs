using LaunchControl.Core.Auditing;
using LaunchControl.Core.Launches;

namespace LaunchControl.Pages;

/// <summary>A part of a launch's audit trail.</summary>
public sealed record AuditPageModel
{
    public required Launch Launch { get; init; }

    /// <summary>Newest first.</summary>
    public required IReadOnlyList<AuditEntry> Entries { get; init; }

    /// <summary>The part with older entries: those before this sequence number; null where there are none.</summary>
    public int? OlderBefore { get; init; }

    /// <summary>The part with newer entries: those after this sequence number; null where there are none.</summary>
    public int? NewerAfter { get; init; }

    /// <summary>Newer entries were asked for: the search went from older to newer ones.</summary>
    public bool IsTowardsNewer { get; init; }

    /// <summary>Only entries of this actor; null for all.</summary>
    public string? Actor { get; init; }

    /// <summary>Only entries with this action, or with one that begins with it and a dot; null for all.</summary>
    public string? Action { get; init; }

    /// <summary>IANA name of the reader's time zone; null where it is not known.</summary>
    public string? ReaderZone { get; init; }
}
