using LaunchControl.Core.Gates;
using LaunchControl.Core.Launches;

namespace LaunchControl.Core.Feedback;

/// <summary>Makes and revokes the link to a launch's public feedback form. At most one works.</summary>
internal static class FeedbackLinkDecider
{
    public static Refusal? Issue(LaunchChange change, IssueFeedbackLink command)
    {
        if ((ChecklistRules.ReasonTooLong(command.Reason) ?? FeedbackWindow.Closed(change.Launch, change.Now)) is { } refusal)
        {
            return refusal;
        }

        var before = change.Launch.FeedbackLink;
        if (command.Replaces != (before?.Number ?? 0))
        {
            return null;
        }

        var number = command.Replaces + 1;
        change.Set(change.Launch with
        {
            FeedbackLink = new FeedbackLink(number, change.Now, change.Origin.Actor) { LinkNonce = LinkNonces.ForFeedback(change, number) },
        });
        change.Record("feedback.linkIssued", null,
            before is { IsWorking: true } ? "The public feedback form has a new address; the one before no longer works." : "The public feedback form has an address.",
            reason: command.Reason);
        return null;
    }

    /// <summary>Also after the launch: a link that got into wrong hands can always be taken back.</summary>
    public static Refusal? Revoke(LaunchChange change, RevokeFeedbackLink command)
    {
        if (ChecklistRules.ReasonMissing(command.Reason, "Say why the link must not work any more.") is { } refusal)
        {
            return refusal;
        }

        if (change.Launch.FeedbackLink is { IsWorking: true } link)
        {
            change.Set(change.Launch with { FeedbackLink = link with { RevokedAt = change.Now, LinkNonce = null } });
            change.Record("feedback.linkRevoked", null, "The address of the public feedback form no longer works.", reason: command.Reason);
        }

        return null;
    }
}
