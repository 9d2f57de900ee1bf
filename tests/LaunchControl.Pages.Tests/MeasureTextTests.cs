namespace LaunchControl.Pages.Tests;

public sealed class MeasureTextTests
{
    [Theory]
    [InlineData(0, "0", "0")]
    [InlineData(0.00002, "2E-05", "2E-05")]
    [InlineData(-0.000012345, "-1.2345E-05", "-1.23E-05")]
    [InlineData(0.0004, "0.0004", "0.0004")]
    [InlineData(0.5, "0.5", "0.5")]
    [InlineData(12345.678, "12,345.678", "12.3k")]
    public void No_value_vanishes(double value, string text, string inChart) => Assert.Equal((text, inChart), (MeasureText.Of(value, null), MeasureText.Short(value)));

    [Theory]
    [InlineData(9.5, "%", "+9.5 percentage points")]
    [InlineData(-0.8, "%", "-0.8 percentage points")]
    [InlineData(240, "ms", "+240 ms")]
    [InlineData(0, null, "0")]
    public void A_change_of_a_percentage_is_told_in_points(double value, string? unit, string text) => Assert.Equal(text, MeasureText.Change(value, unit));

    [Theory]
    [InlineData(0, "as planned", "in time")]
    [InlineData(30, "as planned", "less than a minute late")]
    [InlineData(60, "1 minute later", "1 minute late")]
    [InlineData(30 * 60, "30 minutes later", "30 minutes late")]
    [InlineData(143 * 60, "143 minutes later", "143 minutes late")]
    [InlineData(144 * 60, "0.1 days later", "0.1 days late")]
    [InlineData(86400, "1 day later", "1 day late")]
    [InlineData(87000, "1 day later", "1 day late")]
    [InlineData(-1800, "30 minutes earlier", "in time")]
    public void A_slip_is_rounded_only_for_display(double seconds, string slip, string late) =>
        Assert.Equal((slip, late), (MeasureText.Slip(seconds / 86400), MeasureText.Late(seconds / 86400)));
}
