using LaunchControl.Core.Launches;

namespace LaunchControl.Functions.Chat;

/// <summary>Why something is not done with a channel.</summary>
internal static class ChannelRefusals
{
    public static Refusal Unknown(string channelId) =>
        new(RefusalKind.NotFound, "channel-not-found", $"The launch has no chat channel '{channelId}'. Look its channels up.");

    public static Refusal BadId { get; } = new(
        RefusalKind.NotFound, "channel-not-found", "The id of a channel has 1-40 lower-case letters, digits and hyphens, such as marketing.");

    public static Refusal Disabled { get; } = new(
        RefusalKind.Conflict, "channel-disabled", "The channel was given up. Set it up again, with a new address where the old one is dead; then test it.");

    public static Refusal TooMany(int most) =>
        new(RefusalKind.Conflict, "too-many-channels", $"A launch has at most {most} chat channels. Remove one that is not needed.");

    public static Refusal Full(int most) =>
        new(RefusalKind.Conflict, "too-many-channels", $"There are {most} chat channels in all. Remove those of launches that are over.");

    public static Refusal Busy { get; } = new(RefusalKind.Conflict, "channel-busy", "Others changed the channel at the same time. Look at it, then try again.");
}
