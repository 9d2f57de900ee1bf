using System.Runtime.CompilerServices;
using LaunchControl.Core.Launches;
using LaunchControl.Core.Ports;

namespace LaunchControl.Functions.People;

/// <summary>Finds the launches of one person: by the index, then by the launches themselves.</summary>
public sealed class PersonLaunches(ILaunchIndex index, ILaunchStore store)
{
    private const int MostAtOnce = 8;

    /// <summary>Launches that are not over and in which the person takes part, signs, stands in, or owns an item.</summary>
    public Task<IReadOnlyList<Launch>> ReadAsync(string person, CancellationToken cancellationToken) =>
        ReadAsync(index.ListOfPersonAsync(person, cancellationToken), launch => !launch.IsFinal && launch.Involved().Contains(person), cancellationToken);

    /// <summary>The same, and those that are over and have changed since an instant.</summary>
    public Task<IReadOnlyList<Launch>> ReadAsync(string person, DateTimeOffset overSince, CancellationToken cancellationToken) => ReadAsync(
        index.ListOfPersonAsync(person, overSince, cancellationToken),
        launch => (!launch.IsFinal || (launch.ChangedAt ?? launch.StartedAt) >= overSince) && launch.Involved().Contains(person), cancellationToken);

    private async Task<IReadOnlyList<Launch>> ReadAsync(IAsyncEnumerable<string> found, Func<Launch, bool> takes, CancellationToken cancellationToken)
    {
        List<Launch> launches = [];
        await foreach (var ids in ChunksAsync(found, cancellationToken))
        {
            var read = await Task.WhenAll(ids.Select(id => store.ReadAsync(id, cancellationToken)));
            launches.AddRange(read.Select(stored => stored?.Launch).OfType<Launch>().Where(takes));
        }

        return launches;
    }

    private static async IAsyncEnumerable<List<string>> ChunksAsync(IAsyncEnumerable<string> found, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        List<string> chunk = [];
        await foreach (var id in found.WithCancellation(cancellationToken))
        {
            chunk.Add(id);
            if (chunk.Count == MostAtOnce)
            {
                yield return chunk;
                chunk = [];
            }
        }

        yield return chunk;
    }
}
