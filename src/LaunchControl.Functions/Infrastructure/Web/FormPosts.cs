using Microsoft.AspNetCore.Http;

namespace LaunchControl.Functions.Infrastructure.Web;

/// <summary>Tells whether a form was sent from one of our own pages.</summary>
internal static class FormPosts
{
    /// <remarks>
    /// Our pages send no referrer, so browsers give their <c>Origin</c> as <c>null</c>; <c>Sec-Fetch-Site</c>, where a browser sends it, decides.
    /// </remarks>
    public static bool IsFromOurPages(HttpRequest request, Uri site)
    {
        if (request.Headers["Sec-Fetch-Site"] is [{ } fetchSite])
        {
            return fetchSite is "same-origin" or "none";
        }

        return request.Headers.Origin is not [{ } origin] || origin == "null"
            || (Uri.TryCreate(origin, UriKind.Absolute, out var from) && (from.Authority == request.Host.Value || from.Authority == site.Authority));
    }
}
