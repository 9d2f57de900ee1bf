using LaunchControl.Core.Launches;
using LaunchControl.Core.Webhooks;

namespace LaunchControl.Pages.Mails;

/// <summary>What the mail about a chat channel that was given up is made from.</summary>
/// <param name="Channel">A disabled one.</param>
/// <param name="Link">The launch's board.</param>
public sealed record ChannelDisabledModel(Webhook Channel, Launch Launch, Uri Link);
