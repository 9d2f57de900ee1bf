using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace LaunchControl.Simulation.Durable;

/// <summary>The answer of a query, on one page and at once: the official enumerator may leave the caller's context, and so the scheduler.</summary>
internal sealed class FoundInstances(Func<IReadOnlyList<OrchestrationMetadata>> read) : AsyncPageable<OrchestrationMetadata>
{
    public override async IAsyncEnumerable<Page<OrchestrationMetadata>> AsPages(string? continuationToken = null, int? pageSizeHint = null)
    {
        await Task.CompletedTask;
        yield return new Page<OrchestrationMetadata>(read(), null);
    }
}
