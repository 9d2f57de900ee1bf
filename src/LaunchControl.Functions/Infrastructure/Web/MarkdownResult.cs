using Microsoft.AspNetCore.Http;

namespace LaunchControl.Functions.Infrastructure.Web;

/// <summary>Answers Markdown (RFC 7763) that a browser saves and does not show.</summary>
/// <param name="name">Name of the file without extension: letters, digits, hyphens.</param>
public sealed class MarkdownResult(string name, string text) : IResult
{
    public Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.Headers.ContentDisposition = $"attachment; filename=\"{name}.md\"";
        httpContext.Response.Headers.XContentTypeOptions = "nosniff";
        return Results.Content(text, "text/markdown; charset=utf-8").ExecuteAsync(httpContext);
    }
}
