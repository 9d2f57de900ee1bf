using LaunchControl.Core.Auditing;
using LaunchControl.Functions.Infrastructure.Security;
using LaunchControl.Functions.Infrastructure.Web;
using Microsoft.AspNetCore.Http;

namespace LaunchControl.Functions.SignOffs;

/// <summary>
/// Who holds a review link. Gates may ask for a second factor: the holder must be signed in as the person that the link was sent to.
/// That person decides through a link that has expired or was revoked, too: they could as well decide through the API.
/// </summary>
public sealed class ReviewSignIn(PageRequests pages, ReviewLinkResolver links, PagePrincipal principal, AccessAudit audit, TimeProvider time)
{
    /// <summary>What a link is to whoever sent this request.</summary>
    public async Task<ReviewLink> ResolveAsync(HttpRequest request, string token, CancellationToken cancellationToken)
    {
        var link = await links.ResolveAsync(token, cancellationToken);
        return link.State is ReviewLinkState.Expired or ReviewLinkState.Revoked or ReviewLinkState.Used
            && await principal.IdentifyAsync(request) is { } caller && caller.Is(link.Claims!.Person)
            ? link.ForSignedIn(time.GetUtcNow()) : link;
    }

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

    public static Channel ChannelOf(ReviewLink link) => IsAsked(link) || link.IsSignedIn ? Channel.EmailLinkSignedIn : Channel.EmailLink;

    private static bool IsAsked(ReviewLink link) => link.IsOurs && link.Gate.Policy.SignIn;
}
