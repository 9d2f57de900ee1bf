using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace LaunchControl.LocalHost.Durable;

/// <summary>A query's answer, page by page.</summary>
/// <param name="read">Gives the page that a token stands for; null for the first.</param>
internal sealed class InstancePages(Func<string?, Page<OrchestrationMetadata>> read) : AsyncPageable<OrchestrationMetadata>
{
    public override async IAsyncEnumerable<Page<OrchestrationMetadata>> AsPages(string? continuationToken = null, int? pageSizeHint = null)
    {
        await Task.CompletedTask;
        do
        {
            var page = read(continuationToken);
            yield return page;
            continuationToken = page.ContinuationToken;
        }
        while (continuationToken is not null);
    }
}
