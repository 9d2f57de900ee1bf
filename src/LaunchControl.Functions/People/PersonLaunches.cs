using System.Runtime.CompilerServices;
using LaunchControl.Core.Launches;
using LaunchControl.Core.Ports;

namespace LaunchControl.Functions.People;

/// <summary>Finds the launches of one person: by the index, then by the launches themselves.</summary>
public sealed class PersonLaunches(ILaunchIndex index, ILaunchStore store)
{
    private const int MostAtOnce = 8;

    /// <summary>Launches that are not over and in which the person takes part, signs, stands in, or owns an item.</summary>
    public async Task<IReadOnlyList<Launch>> ReadAsync(string person, CancellationToken cancellationToken)
    {
        List<Launch> launches = [];
        await foreach (var ids in ChunksAsync(person, cancellationToken))
        {
            var read = await Task.WhenAll(ids.Select(id => store.ReadAsync(id, cancellationToken)));
            launches.AddRange(read.Select(stored => stored?.Launch).OfType<Launch>().Where(launch => !launch.IsFinal && launch.Involved().Contains(person)));
        }

        return launches;
    }

    private async IAsyncEnumerable<List<string>> ChunksAsync(string person, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        List<string> chunk = [];
        await foreach (var id in index.ListOfPersonAsync(person, cancellationToken))
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
