using Azure;

namespace LaunchControl.Simulation.Tables;

/// <summary>The answer of a query, on one page.</summary>
/// <remarks>The official enumerator configures its awaits to leave the caller's context, and so the scheduler.</remarks>
internal sealed class FoundRows<T>(Func<Task<List<T>>> read) : AsyncPageable<T>
    where T : notnull
{
    public override async IAsyncEnumerator<T> GetAsyncEnumerator(CancellationToken cancellationToken = default)
    {
        foreach (var row in await read())
        {
            yield return row;
        }
    }

    public override async IAsyncEnumerable<Page<T>> AsPages(string? continuationToken = null, int? pageSizeHint = null)
    {
        yield return Page<T>.FromValues(await read(), null, null!);
    }
}
