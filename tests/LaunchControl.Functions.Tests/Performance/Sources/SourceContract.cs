using LaunchControl.Core.Performance;
using LaunchControl.Core.Ports;

namespace LaunchControl.Functions.Tests.Performance.Sources;

/// <summary>What every source of metrics keeps, wherever its values come from.</summary>
public abstract class SourceContract
{
    protected const double Value = 41.25;

    /// <summary>Start of the window that is asked for.</summary>
    protected static readonly DateTimeOffset From = new(2027, 3, 2, 14, 0, 0, TimeSpan.Zero);

    protected static readonly DateTimeOffset To = From.AddDays(1);

    public static TheoryData<TimeSpan> Inside => [TimeSpan.FromHours(1), TimeSpan.FromHours(12), TimeSpan.FromDays(1)];

    public static TheoryData<TimeSpan> Outside =>
        [TimeSpan.FromDays(-30), TimeSpan.FromHours(-1), TimeSpan.FromMinutes(-1), TimeSpan.Zero, new TimeSpan(1, 0, 0, 1), TimeSpan.FromDays(2)];

    /// <summary>Asks a source whose other side holds <see cref="Value"/> of an instant, or nothing, for the window.</summary>
    protected abstract Task<Reading> AskAsync(DateTimeOffset? heldAt, CancellationToken cancellationToken);

    [Theory]
    [MemberData(nameof(Inside))]
    public async Task A_value_in_the_window_is_read(TimeSpan afterStart)
    {
        var reading = await AskAsync(From + afterStart, CancellationToken.None);

        Assert.Null(reading.Failure);
        Assert.NotEmpty(reading.Samples);
        Assert.All(reading.Samples, sample => Assert.Equal(Value, sample.Value));
        Assert.All(reading.Samples, sample => Assert.True(sample.At > From && sample.At <= To && sample.At >= From + afterStart, $"{sample.At:O}"));
        Assert.Equal(reading.Samples.OrderBy(sample => sample.At), reading.Samples);
    }

    [Theory]
    [MemberData(nameof(Outside))]
    public async Task A_value_outside_the_window_is_left_out(TimeSpan afterStart)
    {
        var reading = await AskAsync(From + afterStart, CancellationToken.None);

        Assert.Null(reading.Failure);
        Assert.Empty(reading.Samples);
    }

    [Fact]
    public async Task Silence_is_an_empty_reading_or_says_what_is_missing()
    {
        var reading = await AskAsync(null, CancellationToken.None);

        Assert.Empty(reading.Samples);
        Assert.True(reading.Failure is null || reading.Failure.StartsWith("answered 200, but has no number", StringComparison.Ordinal), reading.Failure);
    }

    [Fact]
    public async Task Whoever_cancels_is_told_so()
    {
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => AskAsync(From.AddHours(1), cancelled.Token));
    }

    internal static MetricQuery Query(MetricSource? source) =>
        new("contoso-pulse-2-0-7f3k2m", new SuccessMetric { Id = "activation-rate", Direction = MetricDirection.Up, Source = source }, From, To);
}
