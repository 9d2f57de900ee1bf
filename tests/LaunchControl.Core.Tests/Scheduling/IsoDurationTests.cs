using System.Xml;
using CsCheck;
using LaunchControl.Core.Scheduling;

namespace LaunchControl.Core.Tests.Scheduling;

public sealed class IsoDurationTests
{
    [Theory]
    [InlineData("PT5M", 300)]
    [InlineData("P14D", 14 * 86400)]
    [InlineData("P1DT2H3M4S", 93784)]
    [InlineData("PT36H", 36 * 3600)]
    [InlineData("PT90S", 90)]
    [InlineData("PT0.5S", 0.5)]
    [InlineData("PT0S", 0)]
    [InlineData("P180D", 180 * 86400)]
    public void A_duration_is_understood(string text, double seconds)
    {
        Assert.True(IsoDuration.TryParse(text, out var duration));
        Assert.Equal(TimeSpan.FromSeconds(seconds), duration);
        Assert.Equal(duration, IsoDuration.Parse(text));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("P")]
    [InlineData("PT")]
    [InlineData("P1DT")]
    [InlineData("T5M")]
    [InlineData("5M")]
    [InlineData("PT5")]
    [InlineData("pt5m")]
    [InlineData("P5M")]
    [InlineData("P1Y")]
    [InlineData("P1M1D")]
    [InlineData("P1Y2DT3H")]
    [InlineData("PT1Y")]
    [InlineData("P2W")]
    [InlineData("-PT5M")]
    [InlineData("+PT5M")]
    [InlineData("PT-5M")]
    [InlineData("PT1.5H")]
    [InlineData("PT5M5M")]
    [InlineData("PT5S5M")]
    [InlineData(" PT5M")]
    [InlineData("PT5M ")]
    [InlineData("PT5M\n")]
    [InlineData("PT 5M")]
    [InlineData("PT٥M")]
    [InlineData("P10675200D")]
    [InlineData("P99999999999999999999D")]
    [InlineData("PT0000000000000000000000000001S")]
    [InlineData("00:05:00")]
    public void Anything_else_is_refused(string? text)
    {
        Assert.False(IsoDuration.TryParse(text, out var duration));
        Assert.Equal(default, duration);
        Assert.Throws<FormatException>(() => IsoDuration.Parse(text!));
    }

    [Fact]
    public void What_XmlConvert_writes_of_a_duration_is_read_again() =>
        Gen.Long[0, TimeSpan.FromDays(4000).Ticks].Sample(ticks =>
            Assert.Equal(TimeSpan.FromTicks(ticks), IsoDuration.Parse(XmlConvert.ToString(TimeSpan.FromTicks(ticks)))));
}
