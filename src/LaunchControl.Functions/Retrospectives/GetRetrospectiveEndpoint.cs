using LaunchControl.Core.Retrospectives;
using LaunchControl.Functions.Infrastructure.Security;
using LaunchControl.Functions.Infrastructure.Web;
using LaunchControl.Functions.Launches;
using LaunchControl.Pages;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Net.Http.Headers;

namespace LaunchControl.Functions.Retrospectives;

/// <summary><c>GET /api/launches/{id}/retrospective</c>: as HTML unless <c>Accept</c> prefers <c>text/markdown</c> or <c>application/json</c>.</summary>
public sealed class GetRetrospectiveEndpoint(ApiRequests api, LaunchCommandEndpoint launches, RetrospectiveReader reader, PageRenderer renderer)
{
    private const string Html = "text/html";
    private const string Markdown = "text/markdown";
    private const string Json = "application/json";

    [Function("GetRetrospective")]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/launches/{launchId}/retrospective")] HttpRequest request,
        string launchId,
        CancellationToken cancellationToken) =>
        api.RunAsync(request, AccessRule.SignedIn, async caller =>
        {
            var launch = await launches.RequireAsync(launchId, caller, AccessRule.ReadLaunch, cancellationToken);
            if (RetrospectiveBuilder.TooEarly(launch) is { } refusal)
            {
                return Problems.From(refusal);
            }

            var report = await reader.ReadAsync(launch, cancellationToken);
            request.HttpContext.Response.Headers.Vary = HeaderNames.Accept;
            return PreferredType.Of(request, Html, Markdown, Json) switch
            {
                Json => Results.Json(report, ApiJson.Options),
                Markdown => new MarkdownResult($"{launch.Id}-retrospective", RetrospectiveMarkdown.Write(report)),
                _ => new PageResult(await renderer.RetrospectiveAsync(report)),
            };
        });
}
