using LaunchControl.Core.Auditing;
using LaunchControl.Core.Outbox;

namespace LaunchControl.Core.Launches;

/// <summary>What a command does: stored as one transaction, or not at all.</summary>
/// <param name="Launch">The new state. Parts that did not change are the same objects as before.</param>
/// <param name="Audit">What to add to the audit trail.</param>
/// <param name="Intents">What must happen outside afterwards, at least once each.</param>
public sealed record Decision(Launch Launch, IReadOnlyList<AuditEntry> Audit, IReadOnlyList<Intent> Intents)
{
    /// <summary>A repeat: everything that the command asks for is so already.</summary>
    public bool IsNoChange => Audit.Count == 0;

    public static Decision NoChange(Launch launch) => new(launch, [], []);
}
