using CsCheck;
using LaunchControl.Core.Performance;
using LaunchControl.Core.Scheduling;

namespace LaunchControl.Core.Tests.Performance;

public sealed class CheckCadenceTests
{
    [Theory]
    [InlineData("P1D", "P3D", "L+1d L+2d L+3d")]
    [InlineData("PT24H", "P3DT23H", "L+1d L+2d L+3d")]
    [InlineData("PT6H", "P1D", "L+6h L+12h L+18h L+24h")]
    [InlineData("P7D", "P7D", "L+7d")]
    public void A_cadence_gives_offsets(string every, string until, string offsets) => Assert.Equal(offsets.Split(' '), Expand(every, until).Offsets);

    [Theory]
    [InlineData("PT30M", "P1D", "every")]
    [InlineData("PT90M", "P1D", "every")]
    [InlineData("1 day", "P1D", "every")]
    [InlineData(null, null, "every until")]
    [InlineData("P1D", "PT1H", "until")]
    [InlineData("P1D", "P101D", "until")]
    [InlineData("P1D", "P2000D", "until")]
    [InlineData("P1M", "P1Y", "every until")]
    public void What_is_no_cadence_is_refused_where_it_is_wrong(string? every, string? until, string members)
    {
        var (offsets, faults) = Expand(every, until);
        Assert.Empty(offsets);
        Assert.Equal(members.Split(' '), faults);
    }

    [Fact]
    public void The_offsets_are_in_order_and_end_in_time() => Gen.Select(Gen.Int[1, 200], Gen.Int[1, 24_000]).Sample((step, end) =>
    {
        var (offsets, faults) = Expand($"PT{step}H", $"PT{end}H");
        Assert.True(faults.Count > 0 != offsets.Count > 0);
        var launchAt = new DateTimeOffset(2027, 3, 2, 9, 0, 0, TimeSpan.Zero);
        var due = offsets.Select(offset => DueOffset.Parse(offset).From(launchAt, TimeZoneInfo.Utc)).ToList();
        Assert.True(due.Count <= CheckCadence.MostChecks);
        Assert.Equal(due.Distinct().Order(), due);
        Assert.All(due, at => Assert.True(at <= launchAt.AddHours(end)));
        Assert.True(offsets.Count == 0 || due[^1] > launchAt.AddHours(end - step));
    });

    private static (IReadOnlyList<string> Offsets, List<string> Faults) Expand(string? every, string? until)
    {
        List<string> faults = [];
        return (CheckCadence.Expand(every, until, (member, _) => faults.Add(member)), faults);
    }
}
