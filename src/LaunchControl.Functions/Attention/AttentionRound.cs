using System.Collections.Concurrent;
using LaunchControl.Core.Launches;
using LaunchControl.Core.Ports;
using LaunchControl.Functions.Orchestrations;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;

namespace LaunchControl.Functions.Attention;

/// <summary>Finds those who may have to be sent something, and looks at each of them; several at a time, and one that fails keeps nobody else waiting.</summary>
/// <remarks>One query for a thousand launches, one for marks, and nothing more while nothing is due.</remarks>
public sealed partial class AttentionRound(
    ILaunchIndex index, ILaunchStore store, IAttention attention, AttentionDesk desk, AttentionWatch watch, TimeProvider time, ILogger<AttentionRound> logger)
{
    private const int MostAtOnce = 4;

    public async Task RunAsync(DurableTaskClient client, CancellationToken cancellationToken)
    {
        var (now, launches) = (time.GetUtcNow(), new ConcurrentDictionary<string, Lazy<Task<Launch?>>>(StringComparer.Ordinal));
        var people = await FindAsync(id => launches.GetOrAdd(id, _ => new Lazy<Task<Launch?>>(() => ReadAsync(id, cancellationToken))).Value, now, cancellationToken);
        watch.Keep(people.Select(person => person.Case.Person).ToHashSet(StringComparer.Ordinal));
        using var room = new SemaphoreSlim(MostAtOnce);
        var orchestrations = new DurableOrchestrations(client);
        await Task.WhenAll(people.Where(person => person.IsDue && watch.IsTime(person.Case.Person, person.Case.Seen, now))
            .Select(person => LookAtInTurnAsync(person.Case, orchestrations, room, cancellationToken)));
    }

    private async Task<IReadOnlyList<(AttentionCase Case, bool IsDue)>> FindAsync(Func<string, Task<Launch?>> readAsync, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var asked = new Dictionary<string, List<(AttentionCandidate Launch, DateTimeOffset From)>>(StringComparer.Ordinal);
        await foreach (var launch in index.ListAskingAsync(cancellationToken))
        {
            foreach (var (person, from) in launch.Attention.From)
            {
                (asked.TryGetValue(person, out var known) ? known : asked[person] = []).Add((launch, from));
            }
        }

        var marks = new Dictionary<string, AttentionMark>(StringComparer.Ordinal);
        await foreach (var mark in attention.ListMarkedAsync(cancellationToken))
        {
            marks[mark.Person] = mark;
        }

        return [.. asked.Keys.Union(marks.Keys).Select(person => Case(person, asked.GetValueOrDefault(person, []), marks.GetValueOrDefault(person)))];

        (AttentionCase Case, bool IsDue) Case(string person, List<(AttentionCandidate Launch, DateTimeOffset From)> launches, AttentionMark? mark)
        {
            var seen = string.Join('|', launches.Select(one => $"{one.Launch.LaunchId}@{one.Launch.AsOf.UtcTicks:x}").Append(mark?.Version ?? ""));
            return (new AttentionCase(person, [.. launches.Select(one => one.Launch.LaunchId)], mark, seen, readAsync), mark is not null || launches.Exists(one => one.From <= now));
        }
    }

    private async Task<Launch?> ReadAsync(string launchId, CancellationToken cancellationToken) => (await store.ReadAsync(launchId, cancellationToken))?.Launch;

    private async Task LookAtInTurnAsync(AttentionCase person, IOrchestrations orchestrations, SemaphoreSlim room, CancellationToken cancellationToken)
    {
        await room.WaitAsync(cancellationToken);
        try
        {
            await desk.LookAtAsync(person, orchestrations, cancellationToken);
        }
        catch (Exception exception) when (exception is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            LogFailed(exception, person.Launches.Count);
        }
        finally
        {
            room.Release();
        }
    }

    [LoggerMessage(EventId = 7601, Level = LogLevel.Error, Message = "Somebody of whom {Launches} launches ask something could not be looked at; the next round tries again.")]
    private partial void LogFailed(Exception exception, int launches);
}
