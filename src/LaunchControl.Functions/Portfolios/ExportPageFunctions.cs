using LaunchControl.Functions.Board;
using LaunchControl.Functions.Infrastructure.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace LaunchControl.Functions.Portfolios;

/// <summary><c>/board/{launchId}/exports/{list}?format=csv|json</c>: a list of a launch as a download, for people who are signed in to the pages; CSV unless told otherwise.</summary>
public sealed class ExportPageFunctions(PageRequests pages, LaunchPages launches, LaunchExports exports)
{
    [Function("DownloadList")]
    public Task<IResult> DownloadListAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "board/{launchId}/exports/{list}")] HttpRequest request,
        string launchId,
        string list,
        CancellationToken cancellationToken) =>
        launches.RunAsync(request, launchId, async (launch, _) =>
        {
            var query = new QueryFields(request);
            var format = PageDownload.FormatOf(query) ?? ExportFormat.Csv;
            return !LaunchExports.Lists.Contains(list) || query.HasFaults
                ? await pages.NoticeAsync(StatusCodes.Status404NotFound, "There is no such download",
                    [$"A launch has these: {string.Join(", ", LaunchExports.Lists)}; each with ?format=csv or ?format=json."], new Uri($"/board/{launch.Id}", UriKind.Relative), "See the launch")
                : await exports.ReadAsync(launch, list, format, cancellationToken);
        }, cancellationToken);
}
