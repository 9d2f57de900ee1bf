using LaunchControl.Core.Auditing;
using LaunchControl.Functions.Infrastructure.Security;
using LaunchControl.Functions.Infrastructure.Web;
using Microsoft.AspNetCore.Http;

namespace LaunchControl.Functions.SignOffs;

/// <summary>The second factor of gates that ask for it: the holder of a link must be signed in as the person that it was sent to.</summary>
public sealed class ReviewSignIn(PageRequests pages, PagePrincipal principal, AccessAudit audit)
{
    /// <summary>A way to the sign-in, or a page for somebody else; null for whoever may go on.</summary>
    public async Task<IResult?> RefuseAsync(HttpRequest request, ReviewLink link)
    {
        if (!IsAsked(link))
        {
            return null;
        }

        if (await principal.IdentifyAsync(request) is not { } caller)
        {
            return pages.AskToSignIn(request);
        }

        if (caller.Is(link.Claims!.Person))
        {
            return null;
        }

        await audit.NoteAsync(request, caller, RefusedBecause.NotOfThisLaunch);
        return await pages.NoticeAsync(StatusCodes.Status403Forbidden, "This link is for somebody else",
            ["This gate asks for sign-in, and you are signed in as another person than the one that the link was sent to.", "Sign in as that person, or ask the launch owner to let you sign instead."]);
    }

    public static Channel ChannelOf(ReviewLink link) => IsAsked(link) ? Channel.EmailLinkSignedIn : Channel.EmailLink;

    private static bool IsAsked(ReviewLink link) => link.IsOurs && link.Gate.Policy.SignIn;
}
