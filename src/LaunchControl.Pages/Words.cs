using LaunchControl.Core.Auditing;
using LaunchControl.Core.SignOffs;

namespace LaunchControl.Pages;

/// <summary>The field's terms as sentences use them.</summary>
internal static class Words
{
    public static string Past(SignOffDecision decision) => decision switch
    {
        SignOffDecision.Approve => "approved",
        SignOffDecision.Reject => "rejected",
        _ => "abstained",
    };

    public static string Through(Channel channel, string person) => channel switch
    {
        Channel.EmailLink => $"confirmed through the link sent to {person}",
        Channel.Queue => $"sent by another system in the name of {person}",
        _ => $"signed in as {person}",
    };
}
