using System.Runtime.CompilerServices;
using LaunchControl.Core.Performance;
using LaunchControl.Core.Ports;
using LaunchControl.Functions.Performance.Sources;

namespace LaunchControl.Functions.Tests.Performance.Sources;

/// <summary>What was pushed; that it is kept in real tables is in <see cref="PushTests"/>.</summary>
public sealed class PushSourceTests : SourceContract
{
    [Theory]
    [InlineData(50_000, true)]
    [InlineData(50_001, false)]
    public async Task A_window_holds_at_most_fifty_thousand_values(int count, bool isRead)
    {
        var held = new HeldObservations([.. Enumerable.Range(0, count).Select(number => From.AddSeconds(number + 1))]);

        var reading = await new PushSource(held).ReadAsync(Query(null), CancellationToken.None);

        Assert.Equal(isRead ? count : 0, reading.Samples.Count);
        Assert.Equal(isRead ? null : "has more than 50,000 observations in the window: push fewer, or agree on a shorter window", reading.Failure);
    }

    protected override Task<Reading> AskAsync(DateTimeOffset? heldAt, CancellationToken cancellationToken) =>
        new PushSource(new HeldObservations(heldAt is { } at ? [at] : [])).ReadAsync(Query(null), cancellationToken);

    private sealed class HeldObservations(DateTimeOffset[] held) : IObservations
    {
        public Task<int> AddAsync(string launchId, IReadOnlyList<Observation> observations, CancellationToken cancellationToken) => throw new NotSupportedException();

        public async IAsyncEnumerable<Observation> ReadAsync(
            string launchId, string metric, DateTimeOffset from, DateTimeOffset to, [EnumeratorCancellation] CancellationToken cancellationToken)
        {
            await Task.CompletedTask;
            cancellationToken.ThrowIfCancellationRequested();
            foreach (var at in held.Where(at => at > from && at <= to))
            {
                yield return new Observation($"{at:O}", metric, Value, at);
            }
        }
    }
}
