using System.Globalization;
using CsCheck;
using LaunchControl.Core.Scheduling;

namespace LaunchControl.Core.Tests.Scheduling;

public sealed class DueOffsetTests
{
    [Theory]
    [InlineData("L-14d", -14, DueUnit.Days)]
    [InlineData("L+30d", 30, DueUnit.Days)]
    [InlineData("L-2h", -2, DueUnit.Hours)]
    [InlineData("L+0d", 0, DueUnit.Days)]
    [InlineData("L-0h", 0, DueUnit.Hours)]
    [InlineData("L-10wd", -10, DueUnit.WorkingDays)]
    [InlineData("L+0wd", 0, DueUnit.WorkingDays)]
    [InlineData("L+1000wd", 1000, DueUnit.WorkingDays)]
    [InlineData("L-007d", -7, DueUnit.Days)]
    [InlineData("L+1000d", 1000, DueUnit.Days)]
    [InlineData("L-24000h", -24000, DueUnit.Hours)]
    public void An_offset_is_understood(string text, int amount, DueUnit unit)
    {
        Assert.True(DueOffset.TryParse(text, out var offset));
        Assert.Equal(new DueOffset(amount, unit), offset);
        Assert.Equal(offset, DueOffset.Parse(offset.ToString()));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("L")]
    [InlineData("L14d")]
    [InlineData("L-d")]
    [InlineData("L-14")]
    [InlineData("L-14D")]
    [InlineData("l-14d")]
    [InlineData("L-14w")]
    [InlineData("L-14WD")]
    [InlineData("L-14dw")]
    [InlineData("L-14w d")]
    [InlineData("L-1001wd")]
    [InlineData("L--14d")]
    [InlineData("L-1.5d")]
    [InlineData("L- 14d")]
    [InlineData(" L-14d")]
    [InlineData("L-14d ")]
    [InlineData("L-14d\n")]
    [InlineData("L-14d\r\nBcc: eve@contoso.example")]
    [InlineData("L-1001d")]
    [InlineData("L+24001h")]
    [InlineData("L-9999999d")]
    [InlineData("L-99999999999999999999d")]
    [InlineData("L-١٤d")]
    [InlineData("T-14d")]
    public void Anything_else_is_refused(string? text)
    {
        Assert.False(DueOffset.TryParse(text, out var offset));
        Assert.Equal(default, offset);
        Assert.Throws<FormatException>(() => DueOffset.Parse(text!));
    }

    [Theory]
    // Winter launch, summer due date and the reverse: the wall time stays.
    [InlineData("America/New_York", "2027-03-20T09:00:00-04:00", "L-14d", "2027-03-06T09:00:00-05:00")]
    [InlineData("America/New_York", "2027-03-02T09:00:00-05:00", "L+30d", "2027-04-01T09:00:00-04:00")]
    [InlineData("America/New_York", "2027-11-10T09:00:00-05:00", "L-7d", "2027-11-03T09:00:00-04:00")]
    [InlineData("Europe/Berlin", "2027-04-02T10:30:00+02:00", "L-7d", "2027-03-26T10:30:00+01:00")]
    [InlineData("Europe/Berlin", "2027-11-02T10:30:00+01:00", "L-3d", "2027-10-30T10:30:00+02:00")]
    [InlineData("Australia/Lord_Howe", "2027-10-10T09:00:00+11:00", "L-14d", "2027-09-26T09:00:00+10:30")]
    [InlineData("Australia/Lord_Howe", "2027-04-10T09:00:00+10:30", "L-14d", "2027-03-27T09:00:00+11:00")]
    // Hours are exact, whatever the clocks do.
    [InlineData("America/New_York", "2027-03-14T09:00:00-04:00", "L-24h", "2027-03-13T08:00:00-05:00")]
    [InlineData("Europe/Berlin", "2027-10-31T09:00:00+01:00", "L-24h", "2027-10-30T10:00:00+02:00")]
    [InlineData("Australia/Lord_Howe", "2027-10-03T09:00:00+11:00", "L-24h", "2027-10-02T08:30:00+10:30")]
    // A wall time that the spring gap leaves out becomes the first one after the gap.
    [InlineData("America/New_York", "2027-03-21T02:00:00-04:00", "L-7d", "2027-03-14T03:00:00-04:00")]
    [InlineData("America/New_York", "2027-03-21T02:10:00-04:00", "L-7d", "2027-03-14T03:00:00-04:00")]
    [InlineData("Europe/Berlin", "2027-03-27T02:59:59+01:00", "L+1d", "2027-03-28T03:00:00+02:00")]
    [InlineData("Australia/Lord_Howe", "2027-10-04T02:10:00+11:00", "L-1d", "2027-10-03T02:30:00+11:00")]
    // A wall time that autumn gives twice means the first.
    [InlineData("America/New_York", "2027-11-08T01:30:00-05:00", "L-1d", "2027-11-07T01:30:00-04:00")]
    [InlineData("Europe/Berlin", "2027-11-01T02:30:00+01:00", "L-1d", "2027-10-31T02:30:00+02:00")]
    [InlineData("Australia/Lord_Howe", "2027-04-05T01:45:00+10:30", "L-1d", "2027-04-04T01:45:00+11:00")]
    // Leap day and year end.
    [InlineData("UTC", "2028-03-01T09:00:00+00:00", "L-1d", "2028-02-29T09:00:00+00:00")]
    [InlineData("UTC", "2027-03-01T09:00:00+00:00", "L-1d", "2027-02-28T09:00:00+00:00")]
    [InlineData("America/New_York", "2028-01-03T09:00:00-05:00", "L-7d", "2027-12-27T09:00:00-05:00")]
    [InlineData("Europe/Berlin", "2029-03-01T09:00:00+01:00", "L-366d", "2028-02-29T09:00:00+01:00")]
    // Half-hour and 45-minute zones.
    [InlineData("Asia/Kolkata", "2027-03-20T09:00:00+05:30", "L-14d", "2027-03-06T09:00:00+05:30")]
    [InlineData("Asia/Kathmandu", "2027-03-20T09:00:00+05:45", "L-2h", "2027-03-20T07:00:00+05:45")]
    [InlineData("Pacific/Chatham", "2027-09-30T09:00:00+13:45", "L-7d", "2027-09-23T09:00:00+12:45")]
    [InlineData("Pacific/Chatham", "2027-09-27T03:00:00+13:45", "L-1d", "2027-09-26T03:45:00+13:45")]
    // A zone that leaves out a whole day, and one that repeats an hour, without daylight saving.
    [InlineData("Pacific/Apia", "2012-01-06T09:00:00+14:00", "L-7d", "2011-12-31T00:00:00+14:00")]
    [InlineData("Pacific/Apia", "2012-01-06T09:00:00+14:00", "L-8d", "2011-12-29T09:00:00-10:00")]
    [InlineData("Pacific/Apia", "2011-12-29T09:00:00-10:00", "L+2d", "2011-12-31T09:00:00+14:00")]
    [InlineData("Pacific/Apia", "2011-12-31T09:00:00+14:00", "L-24h", "2011-12-29T09:00:00-10:00")]
    [InlineData("Asia/Almaty", "2024-03-01T23:30:00+05:00", "L-1d", "2024-02-29T23:30:00+06:00")]
    // The launch is told in another zone than its own.
    [InlineData("America/New_York", "2027-03-20T13:00:00+00:00", "L-14d", "2027-03-06T09:00:00-05:00")]
    public void A_due_date_follows_the_clocks_of_the_launchs_zone(string zone, string launchAt, string offset, string expected)
    {
        var due = DueOffset.Parse(offset).From(At(launchAt), TimeZoneInfo.FindSystemTimeZoneById(zone));

        Assert.Equal(At(expected), due);
        Assert.Equal(At(expected).Offset, due.Offset);
    }

    [Theory]
    [InlineData("2027-11-07T01:30:00-04:00")]
    [InlineData("2027-11-07T01:30:00-05:00")]
    public void No_days_at_all_is_the_launch_moment_itself_also_in_the_doubled_hour(string launchAt) =>
        Assert.Equal(At(launchAt), DueOffset.Parse("L-0d").From(At(launchAt), TimeZoneInfo.FindSystemTimeZoneById("America/New_York")));

    [Fact]
    public void Days_keep_the_wall_time_whenever_it_exists_and_are_never_early()
    {
        var zones = Gen.OneOfConst("America/New_York", "Europe/Berlin", "Australia/Lord_Howe", "America/Sao_Paulo", "Asia/Kathmandu", "Africa/Casablanca", "Pacific/Chatham", "UTC");
        var minutes = Gen.Int[0, 10 * 366 * 24 * 60];
        Gen.Select(zones, minutes, Gen.Int[-400, 400]).Sample((zoneId, minute, days) =>
        {
            var zone = TimeZoneInfo.FindSystemTimeZoneById(zoneId);
            var launchAt = TimeZoneInfo.ConvertTime(new DateTimeOffset(2020, 1, 1, 0, 0, 0, TimeSpan.Zero).AddMinutes(minute), zone);
            var wall = launchAt.DateTime.AddDays(days);

            var due = new DueOffset(days, DueUnit.Days).From(launchAt, zone);

            Assert.Equal(zone.GetUtcOffset(due), due.Offset);
            if (zone.IsInvalidTime(wall))
            {
                Assert.True(due.DateTime > wall && due.DateTime - wall <= TimeSpan.FromHours(1));
                Assert.True(zone.IsInvalidTime(due.DateTime.AddMinutes(-1)));
            }
            else
            {
                Assert.Equal(wall, due.DateTime);
            }
        });
    }

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
