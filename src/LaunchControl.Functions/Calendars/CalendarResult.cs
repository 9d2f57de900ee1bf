using System.Security.Cryptography;
using System.Text;
using LaunchControl.Pages;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace LaunchControl.Functions.Calendars;

/// <summary>A calendar with its entity tag; 304 for whoever has it already (RFC 9110, section 13.1.2).</summary>
/// <param name="name">Name of the file that a browser keeps it as, without extension: letters, digits, hyphens.</param>
public sealed class CalendarResult(string name, CalendarFeed feed) : IResult
{
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var body = Encoding.UTF8.GetBytes(CalendarText.Write(feed));
        var tag = new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(body).AsSpan(0, 12))}\"");
        var response = httpContext.Response;
        response.Headers.ETag = tag.ToString();
        response.Headers.CacheControl = "private, no-cache"; // Kept, and asked for anew each time.
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers["Referrer-Policy"] = "no-referrer";
        response.Headers["X-Robots-Tag"] = "noindex";
        if (httpContext.Request.GetTypedHeaders().IfNoneMatch.Any(known => known.Equals(EntityTagHeaderValue.Any) || known.Compare(tag, useStrongComparison: false)))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        response.ContentType = $"{CalendarText.MediaType}; charset=utf-8";
        response.ContentLength = body.Length;
        response.Headers.ContentDisposition = $"inline; filename=\"{name}.ics\"";
        if (!HttpMethods.IsHead(httpContext.Request.Method))
        {
            await response.Body.WriteAsync(body, httpContext.RequestAborted);
        }
    }
}
