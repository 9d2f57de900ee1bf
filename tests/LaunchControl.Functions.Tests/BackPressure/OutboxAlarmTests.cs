using LaunchControl.Functions.Outbox;

namespace LaunchControl.Functions.Tests.BackPressure;

public sealed class OutboxAlarmTests
{
    private static readonly DateTimeOffset Start = new(2027, 1, 4, 9, 0, 0, TimeSpan.Zero);

    private readonly OutboxAlarm _alarm = new();

    [Fact]
    public void An_idle_sweep_looks_at_its_first_run_and_then_at_every_other() => Assert.Equal([0, 4, 8, 12], Looks(0, 14));

    [Fact]
    public void While_something_is_announced_or_found_it_looks_at_each_run()
    {
        Assert.Equal([0, 4], Looks(0, 4));
        _alarm.Set(Start.AddMinutes(5));
        Assert.Equal([6, 8, 12], Looks(6, 14));
    }

    // Runs begin a little late, and not always equally so.
    private IEnumerable<int> Looks(int from, int to) =>
        [.. Enumerable.Range(from, to - from + 1).Where(minute => minute % 2 == 0 && _alarm.IsTime(Start.AddMinutes(minute).AddMilliseconds(40 - minute)))];
}
