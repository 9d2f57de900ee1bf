using LaunchControl.Core.Auditing;
using LaunchControl.Core.Feedback;
using LaunchControl.Core.GoNoGo;
using LaunchControl.Core.Launches;
using LaunchControl.Core.Performance;
using LaunchControl.Core.Scheduling;
using LaunchControl.Core.Webhooks;

namespace LaunchControl.Pages;

/// <summary>One launch.</summary>
public sealed record BoardModel
{
    public required Launch Launch { get; init; }

    /// <summary>The newest entries, oldest first.</summary>
    public required IReadOnlyList<AuditEntry> Audit { get; init; }

    /// <summary>Messages for the launch that could not be carried out, for those who manage it; null where the queues can't be looked at.</summary>
    public IReadOnlyList<DeadLetterNote>? DeadLetters { get; init; } = [];

    /// <summary>What gets into the launch's way, as it is now.</summary>
    public IReadOnlyList<Collision> Collisions { get; init; } = [];

    /// <summary>Where in Slack and Teams the launch is told of, by name.</summary>
    public IReadOnlyList<Webhook> Channels { get; init; } = [];

    /// <summary>What whoever looks can do from here.</summary>
    public ActionMenus Menus { get; init; } = ActionMenus.None;

    /// <summary>Address of the public feedback form, for those who manage the launch; null for none.</summary>
    public Uri? FeedbackForm { get; init; }

    /// <summary>What came of the form that led here, a sentence each.</summary>
    public IReadOnlyList<string> Done { get; init; } = [];

    /// <summary>How the launch became ready, oldest first; empty once it is live.</summary>
    public IReadOnlyList<ReadinessPoint> History { get; init; } = [];

    /// <summary>Null while the go/no-go is not near.</summary>
    public RollCall? RollCall { get; init; }

    /// <summary>What the checks after launch found.</summary>
    public IReadOnlyList<MetricSnapshot> Snapshots { get; init; } = [];

    /// <summary>Counts over all feedback; null before the launch.</summary>
    public FeedbackSummary? Feedback { get; init; }

    /// <summary>The newest entries, newest first.</summary>
    public IReadOnlyList<FeedbackEntry> NewestFeedback { get; init; } = [];

    /// <summary>IANA name of the reader's time zone; null where it is not known.</summary>
    public string? ReaderZone { get; init; }

    public required DateTimeOffset Now { get; init; }
}
