using LaunchControl.Pages;
using Microsoft.AspNetCore.Http;

namespace LaunchControl.Functions.Infrastructure.Web;

/// <summary>A page with the headers that keep it to itself: not stored, not framed, nothing loaded, no referrer.</summary>
public sealed class PageResult(string html, int status = StatusCodes.Status200OK) : IResult
{
    private static readonly string Policy =
        $"default-src 'none'; style-src {PageStyles.ContentSecurityPolicyHash}; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

    public Task ExecuteAsync(HttpContext httpContext)
    {
        Protect(httpContext.Response);
        return Results.Content(html, "text/html; charset=utf-8", statusCode: status).ExecuteAsync(httpContext);
    }

    public static void Protect(HttpResponse response)
    {
        response.Headers.CacheControl = "no-store";
        response.Headers.ContentSecurityPolicy = Policy;
        response.Headers["Referrer-Policy"] = "no-referrer";
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers.XFrameOptions = "DENY";
        response.Headers["X-Robots-Tag"] = "noindex";
    }
}
