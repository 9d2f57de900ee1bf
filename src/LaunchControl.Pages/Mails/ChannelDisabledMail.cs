namespace LaunchControl.Pages.Mails;

/// <summary>To the launch owner: a chat channel was given up because nothing could be posted.</summary>
internal static class ChannelDisabledMail
{
    public static MailBody Write(ChannelDisabledModel model)
    {
        var (chat, launch) = (model.Channel.Chat!, InertText.Line(model.Launch.Name));
        return new MailBody
        {
            Subject = $"Chat channel given up: {chat.Name} - {launch}",
            Preheader = "Nothing is posted to it any more.",
            Paragraphs =
            [
                $"LaunchControl stopped posting to {chat.Kind} channel '{chat.Name}' of {launch}. {model.Channel.Disabled!.Reason}",
                "What happens from now on is not kept for it. The launch itself goes on as ever: nobody's sign-off depends on a chat, and mail goes out as usual.",
            ],
            Link = model.Link,
            LinkText = "See the launch board",
            Closing = [$"To post again, put the channel anew: PUT /api/launches/{model.Launch.Id}/channels/{chat.Name}, with a new address where the old webhook was removed. Then send a test."],
        };
    }
}
