using LaunchControl.Functions.Webhooks;

namespace LaunchControl.Functions.Tests.Webhooks;

public sealed class WebhookAlarmTests
{
    private static readonly DateTimeOffset Start = new(2027, 1, 4, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public void An_idle_system_looks_every_five_minutes()
    {
        var alarm = new WebhookAlarm();
        Assert.Equal([0, 5, 10, 15], Enumerable.Range(0, 20).Where(minute => alarm.IsTime(Start.AddMinutes(minute))));
    }

    [Fact]
    public void What_is_put_off_is_looked_at_in_its_minute_however_many_there_are_and_whatever_looks_come_before()
    {
        var alarm = new WebhookAlarm();
        Assert.True(alarm.IsTime(Start));
        foreach (var seconds in new[] { 61, 70, 170, 240, 400 })
        {
            alarm.Set(Start.AddSeconds(seconds));
        }

        Assert.Equal([2, 3, 4, 7, 12], Enumerable.Range(1, 14).Where(minute => alarm.IsTime(Start.AddMinutes(minute))));
    }
}
