using LaunchControl.Core.Launches;

namespace LaunchControl.Functions.Feedback;

/// <summary>The link to a launch's public feedback form.</summary>
/// <param name="Address">Whoever has it can send feedback: publish it where those can read it who should. Null once the link is revoked.</param>
/// <param name="Number">Counts the links of the launch: only the newest works.</param>
/// <param name="IssuedBy">Mail address.</param>
public sealed record FeedbackLinkView(Uri? Address, int Number, DateTimeOffset IssuedAt, string IssuedBy)
{
    public static FeedbackLinkView Of(Launch launch, FeedbackLinks links) =>
        new(links.AddressOf(launch), launch.FeedbackLink!.Number, launch.FeedbackLink.IssuedAt, launch.FeedbackLink.IssuedBy);
}
