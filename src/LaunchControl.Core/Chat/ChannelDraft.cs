namespace LaunchControl.Core.Chat;

/// <summary>What a person decides about a chat channel.</summary>
/// <param name="Team">See <see cref="ChatChannel"/>.</param>
/// <param name="Events">Event types and patterns; empty for <see cref="ChatEvents.Usual"/>.</param>
/// <param name="Address">A new address; null leaves the present one.</param>
public sealed record ChannelDraft(ChatKind Kind, string? Team, IReadOnlyList<string> Events, SealedAddress? Address);
