using LaunchControl.Core.Auditing;
using LaunchControl.Core.Launches;
using LaunchControl.Core.People;
using LaunchControl.Core.Scheduling;

namespace LaunchControl.Pages;

/// <summary>One launch.</summary>
public sealed record BoardModel
{
    public required Launch Launch { get; init; }

    /// <summary>The newest entries, oldest first.</summary>
    public required IReadOnlyList<AuditEntry> Audit { get; init; }

    /// <summary>Of people in the launch, as far as known.</summary>
    public IReadOnlyList<Absence> Absences { get; init; } = [];

    /// <summary>Messages for the launch that could not be carried out, for those who manage it; null where the queues can't be looked at.</summary>
    public IReadOnlyList<DeadLetterNote>? DeadLetters { get; init; } = [];

    /// <summary>What gets into the launch's way, as it is now.</summary>
    public IReadOnlyList<Collision> Collisions { get; init; } = [];

    /// <summary>What whoever looks can do from here.</summary>
    public ActionMenus Menus { get; init; } = ActionMenus.None;

    /// <summary>What came of the form that led here, a sentence each.</summary>
    public IReadOnlyList<string> Done { get; init; } = [];

    public required DateTimeOffset Now { get; init; }
}
