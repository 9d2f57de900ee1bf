using LaunchControl.Core.Attention;

namespace LaunchControl.Core.Ports;

/// <summary>What is stored about one person's attention.</summary>
/// <param name="Settings">The person's own; null where they gave none.</param>
/// <param name="PutOff">Mails that wait for the digest, oldest first, as many as one digest takes; empty where they were not asked for.</param>
/// <param name="Version">Of the ledger; null where there is none yet.</param>
public sealed record AttentionRecord(string Person, AttentionSettings? Settings, AttentionLedger Ledger, IReadOnlyList<PutOffMail> PutOff, string? Version);
