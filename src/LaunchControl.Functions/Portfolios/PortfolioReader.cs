using LaunchControl.Core.Portfolios;
using LaunchControl.Core.Ports;
using Microsoft.Extensions.Logging;

namespace LaunchControl.Functions.Portfolios;

/// <summary>Gives all launches from memory: read once, then kept up with what changed in the index since.</summary>
/// <remarks>
/// What this instance changed is there at once: the index notes it in the book. What other instances changed is there within about <see cref="FreshFor"/>:
/// whoever asks later than that after the last reading starts another one and waits for it up to <see cref="Grace"/>; what is older than
/// <see cref="UsableFor"/> is never given. Where the index can't be read by then, whoever asked gets its fault. Nothing is read while nobody asks. Memory grows with
/// the number of launches, by one summary each.
/// </remarks>
/// <param name="clock">Measures how old what was read is. The machine's own: that of a development host may stand still.</param>
public sealed partial class PortfolioReader(ILaunchIndex index, LaunchBook book, TimeProvider clock, ILogger<PortfolioReader> logger)
{
    public static readonly TimeSpan FreshFor = TimeSpan.FromSeconds(5);
    public static readonly TimeSpan UsableFor = TimeSpan.FromMinutes(1);
    public static readonly TimeSpan Grace = TimeSpan.FromMilliseconds(100);

    // Rows that somebody removed by hand, or that a restore set back, are noticed by reading all of it again.
    private static readonly TimeSpan WholeFor = TimeSpan.FromMinutes(15);

    // Rows of one partition may show up a little after others with a later stamp.
    private static readonly TimeSpan Overlap = TimeSpan.FromMinutes(1);

    private readonly Lock _lock = new();
    private Task? _reading;
    private long? _readAt;
    private long? _wholeAt;
    private DateTimeOffset? _newest;

    public async Task<Portfolio> ReadAsync(CancellationToken cancellationToken)
    {
        var age = Age(isWhole: false);
        if (age > UsableFor)
        {
            await Reading().WaitAsync(cancellationToken);
        }
        else if (age > FreshFor)
        {
            await WaitALittleAsync(Reading(), cancellationToken);
        }

        return book.Portfolio;
    }

    private TimeSpan Age(bool isWhole)
    {
        lock (_lock)
        {
            return (isWhole ? _wholeAt : _readAt) is { } start ? clock.GetElapsedTime(start) : TimeSpan.MaxValue;
        }
    }

    private async Task WaitALittleAsync(Task reading, CancellationToken cancellationToken)
    {
        try
        {
            await reading.WaitAsync(Grace, clock, cancellationToken);
        }
        catch (Exception) when (!cancellationToken.IsCancellationRequested)
        {
            // It takes longer, or failed, which the log says: what is there will do for now.
        }
    }

    // One at a time, however many ask; it goes on when whoever asked goes away.
    private Task Reading()
    {
        lock (_lock)
        {
            return _reading is { IsCompleted: false } ? _reading : _reading = Task.Run(ReadIndexAsync);
        }
    }

    private async Task ReadIndexAsync()
    {
        try
        {
            var (start, isWhole, notes) = (clock.GetTimestamp(), _newest is null || Age(isWhole: true) > WholeFor, book.Notes);
            List<IndexedLaunch> rows = [];
            await foreach (var row in index.ListAsync(isWhole ? null : _newest - Overlap, CancellationToken.None))
            {
                rows.Add(row);
            }

            if (isWhole)
            {
                book.Replace(rows, notes);
            }
            else
            {
                book.Add(rows);
            }

            Done(start, isWhole, rows);
        }
        catch (Exception exception)
        {
            LogFailed(exception);
            throw;
        }
    }

    private void Done(long start, bool isWhole, List<IndexedLaunch> rows)
    {
        lock (_lock)
        {
            _readAt = start;
            _wholeAt = isWhole ? start : _wholeAt;
            _newest = rows.Select(row => row.StoredAt).Append(isWhole ? null : _newest).Max();
        }
    }

    [LoggerMessage(EventId = 6071, Level = LogLevel.Warning, Message = "The index of launches could not be read.")]
    private partial void LogFailed(Exception exception);
}
