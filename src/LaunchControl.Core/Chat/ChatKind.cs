namespace LaunchControl.Core.Chat;

/// <summary>Which chat a channel is of; it decides how messages are written.</summary>
public enum ChatKind
{
    /// <summary>An incoming webhook of Slack: text and Block Kit blocks.</summary>
    Slack,

    /// <summary>A webhook of a workflow in Microsoft Teams: a message with an Adaptive Card.</summary>
    Teams,
}
