namespace LaunchControl.Core.Chat;

/// <summary>What makes a webhook a chat channel of a launch.</summary>
/// <param name="Name">The channel's id within its launch; see <see cref="ChannelId"/>.</param>
/// <param name="Team">Only what concerns this team's gates is posted, and what concerns the launch as a whole; null for everything.</param>
/// <param name="Address">Where to post, which is a secret; null only for a channel that was removed.</param>
public sealed record ChatChannel(string Name, ChatKind Kind, string? Team, SealedAddress? Address)
{
    /// <summary>Whether something is for this channel.</summary>
    /// <param name="team">The team that it concerns; null for the launch as a whole.</param>
    public bool Concerns(string? team) => Team is null || team is null || string.Equals(Team, team, StringComparison.Ordinal);
}
