using LaunchControl.Core.GoNoGo;
using LaunchControl.Core.Launches;
using LaunchControl.Core.Portfolios;
using LaunchControl.Core.Ports;
using LaunchControl.Functions.Portfolios;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace LaunchControl.Functions.Tests.Portfolios;

/// <summary>How old launches in memory may be, with an index whose answers the test gives.</summary>
public sealed class PortfolioReaderTests
{
    private static readonly DateTimeOffset Start = new(2027, 1, 18, 12, 0, 0, TimeSpan.Zero);

    private readonly FakeTimeProvider _clock = new(Start);
    private readonly LaunchBook _book = new();
    private readonly SlowIndex _index = new();
    private readonly PortfolioReader _reader;

    public PortfolioReaderTests() => _reader = new PortfolioReader(_index, _book, _clock, NullLogger<PortfolioReader>.Instance);

    [Fact]
    public async Task All_rows_are_read_once_and_then_only_what_was_stored_since()
    {
        _index.Rows = [Row("a", 1, Start), Row("b", 1, Start.AddMinutes(-10))];
        Assert.Equal(2, await CountAsync());
        _clock.Advance(PortfolioReader.FreshFor);
        Assert.Equal(2, await CountAsync());
        Assert.Equal([null], _index.Asked);

        _index.Rows = [.. _index.Rows, Row("c", 1, Start.AddSeconds(4))];
        _clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(3, await CountAsync());
        Assert.Equal([null, Start.AddMinutes(-1)], _index.Asked);
    }

    [Fact]
    public async Task Many_who_ask_at_once_wait_for_one_reading()
    {
        _index.Rows = [Row("a", 1, Start)];
        var hold = _index.Hold();
        var asked = Enumerable.Range(0, 20).Select(_ => CountAsync()).ToList();
        hold.SetResult();
        Assert.All(await Task.WhenAll(asked), count => Assert.Equal(1, count));
        Assert.Single(_index.Asked);
    }

    [Fact]
    public async Task A_reading_that_takes_long_holds_nobody_up_while_what_is_there_is_younger_than_a_minute()
    {
        _index.Rows = [Row("a", 1, Start)];
        Assert.Equal(1, await CountAsync());
        _index.Rows = [.. _index.Rows, Row("b", 1, Start.AddSeconds(1))];
        _clock.Advance(TimeSpan.FromSeconds(30));
        var hold = _index.Hold();

        var asked = CountAsync();
        await _index.Waiting;
        while (!asked.IsCompleted)
        {
            _clock.Advance(PortfolioReader.Grace);
            await Task.Yield();
        }

        Assert.Equal(1, await asked);
        hold.SetResult();
        Assert.Equal(2, await CountAsync());
    }

    [Fact]
    public async Task What_is_older_is_waited_for()
    {
        _index.Rows = [Row("a", 1, Start)];
        Assert.Equal(1, await CountAsync());
        _index.Rows = [.. _index.Rows, Row("b", 1, Start.AddSeconds(1))];
        _clock.Advance(PortfolioReader.UsableFor + TimeSpan.FromSeconds(1));
        var hold = _index.Hold();
        var asked = CountAsync();
        await _index.Waiting;
        _clock.Advance(TimeSpan.FromSeconds(10));
        Assert.False(asked.IsCompleted);
        hold.SetResult();
        Assert.Equal(2, await asked);
    }

    [Fact]
    public async Task A_fault_of_the_index_is_never_an_empty_list()
    {
        _index.Fault = new TimeoutException("No storage.");
        await Assert.ThrowsAsync<TimeoutException>(() => CountAsync());
        _index.Fault = null;
        _index.Rows = [Row("a", 1, Start)];
        Assert.Equal(1, await CountAsync());

        _index.Fault = new TimeoutException("No storage.");
        _clock.Advance(TimeSpan.FromSeconds(30));
        Assert.Equal(1, await CountAsync());
        _clock.Advance(TimeSpan.FromSeconds(31));
        await Assert.ThrowsAsync<TimeoutException>(() => CountAsync());
    }

    [Fact]
    public async Task Whoever_stops_waiting_stops_nobody_else()
    {
        _index.Rows = [Row("a", 1, Start)];
        var hold = _index.Hold();
        using var impatient = new CancellationTokenSource();
        var (one, other) = (_reader.ReadAsync(impatient.Token), CountAsync());
        await impatient.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => one);
        hold.SetResult();
        Assert.Equal(1, await other);
    }

    [Fact]
    public async Task What_this_instance_stores_during_a_reading_stays()
    {
        _index.Rows = [Row("a", 1, Start)];
        var hold = _index.Hold();
        var asked = CountAsync();
        await _index.Waiting;
        _book.Note(Row("a", 2, null));
        _book.Note(Row("new", 1, null));
        hold.SetResult();
        Assert.Equal(2, await asked);
        Assert.Equal([2, 1], (await _reader.ReadAsync(default)).All(new LaunchFilter(), new LaunchSort(LaunchOrder.Name)).Select(launch => launch.GatesPassed));
    }

    [Fact]
    public async Task Rows_that_somebody_took_away_are_missed_within_a_quarter_of_an_hour()
    {
        _index.Rows = [Row("a", 1, Start), Row("b", 1, Start)];
        Assert.Equal(2, await CountAsync());
        _index.Rows = [Row("a", 1, Start)];
        _clock.Advance(TimeSpan.FromMinutes(16));
        Assert.Equal(1, await CountAsync());
    }

    [Fact]
    public async Task Ten_thousand_launches_are_kept_in_memory_and_paged()
    {
        _index.Rows = [.. Enumerable.Range(0, 10_000).Select(number => Row($"launch-{number:00000}", number % 7, Start))];
        var portfolio = await _reader.ReadAsync(default);
        foreach (var sort in LaunchSort.All)
        {
            var page = portfolio.Page(new LaunchFilter { Search = "launch 99" }, sort, 50);
            Assert.Equal(50, page.Items.Count);
            Assert.NotNull(page.ContinuationToken);
        }

        Assert.Equal(10_000, portfolio.All(new LaunchFilter(), default).Select(launch => launch.Id).Distinct().Count());
    }

    private async Task<int> CountAsync() => (await _reader.ReadAsync(default)).Total;

    private static IndexedLaunch Row(string id, int sequence, DateTimeOffset? storedAt) => new(
        new LaunchSummary
        {
            Id = id,
            Name = $"Launch {id}",
            Status = LaunchStatus.InReadiness,
            Tier = LaunchTier.T2,
            Owner = "pm@contoso.example",
            LaunchAt = Start.AddDays(60),
            TimeZone = "UTC",
            StartedAt = Start.AddDays(-1),
            Rag = RagStatus.Green,
            Score = 50,
            GatesPassed = sequence,
            GatesTotal = 3,
        }, sequence, Start, storedAt);
}
