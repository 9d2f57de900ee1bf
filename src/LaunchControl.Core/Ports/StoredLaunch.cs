using LaunchControl.Core.Launches;
using LaunchControl.Core.Outbox;

namespace LaunchControl.Core.Ports;

/// <summary>A launch as read, with what a store needs to find out whether it changed since.</summary>
/// <param name="Version">Opaque; changes with every stored decision.</param>
/// <param name="Pending">Intents of earlier decisions that were not carried out yet.</param>
public sealed record StoredLaunch(Launch Launch, string Version, IReadOnlyList<OutboxBatch> Pending);
