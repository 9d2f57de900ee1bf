using CsCheck;
using LaunchControl.Core.Performance;

namespace LaunchControl.Core.Tests.Performance;

public sealed class VerdictRulesTests
{
    private static readonly DateTimeOffset From = new(2027, 3, 2, 9, 0, 0, TimeSpan.Zero);

    // In steps, so that values meet targets, baselines and halfway points exactly.
    private static readonly Gen<double?> Steps = Gen.Int[-20, 20].Select(step => step / 2.0).Nullable();

    private static readonly Gen<SuccessMetric> Metrics = Gen.Select(Gen.Enum<MetricDirection>(), Steps, Steps, Steps, (direction, baseline, target, guardrail) =>
        new SuccessMetric { Id = "m", Direction = direction, Baseline = baseline, Target = target, Guardrail = guardrail });

    // The worked examples of docs/performance.md: baseline 34, target 40, so halfway is 37.
    [Theory]
    [InlineData(41.2, Verdict.Met, "41.2 % reaches the target of 40 %.")]
    [InlineData(40, Verdict.Met, "40 % reaches the target of 40 %.")]
    [InlineData(37, Verdict.Marginal, "37 % is short of the target of 40 %, but at least halfway from the baseline of 34 %: 37 %.")]
    [InlineData(36.9, Verdict.Missed, "36.9 % is short of the target of 40 %, and not halfway from the baseline of 34 %.")]
    [InlineData(30, Verdict.Missed, "30 % is short of the target of 40 %, and not halfway from the baseline of 34 %.")]
    [InlineData(29.5, Verdict.Missed, "29.5 % is below the guardrail of 30 %.")]
    public void Up_is_better(double value, Verdict verdict, string because) =>
        AssertJudged(new() { Id = "m", Unit = "%", Direction = MetricDirection.Up, Baseline = 34, Target = 40, Guardrail = 30 }, value, verdict, because);

    [Theory]
    [InlineData(1, Verdict.Met, "1 % reaches the target of 1 %.")]
    [InlineData(1.5, Verdict.Marginal, "1.5 % is short of the target of 1 %, but at least halfway from the baseline of 2 %: 1.5 %.")]
    [InlineData(2.5, Verdict.Missed, "2.5 % is short of the target of 1 %, and not halfway from the baseline of 2 %.")]
    [InlineData(5.1, Verdict.Missed, "5.1 % is above the guardrail of 5 %.")]
    public void Down_is_better(double value, Verdict verdict, string because) =>
        AssertJudged(new() { Id = "m", Unit = "%", Direction = MetricDirection.Down, Baseline = 2, Target = 1, Guardrail = 5 }, value, verdict, because);

    [Theory]
    [InlineData(MetricDirection.Up, 200, Verdict.Met)]
    [InlineData(MetricDirection.Up, 180, Verdict.Marginal)]
    [InlineData(MetricDirection.Up, 179, Verdict.Missed)]
    [InlineData(MetricDirection.Down, 220, Verdict.Marginal)]
    [InlineData(MetricDirection.Down, 221, Verdict.Missed)]
    public void Without_a_baseline_within_a_tenth_of_the_target_is_marginal(MetricDirection direction, double value, Verdict verdict) =>
        Assert.Equal(verdict, Judge(new() { Id = "m", Direction = direction, Target = 200 }, value).Verdict);

    [Fact]
    public void Past_the_guardrail_is_missed_however_near_the_target_is() =>
        AssertJudged(new() { Id = "m", Direction = MetricDirection.Up, Target = 99.9, Guardrail = 99.5 }, 99.4, Verdict.Missed, "99.4 is below the guardrail of 99.5.");

    [Fact]
    public void A_target_no_better_than_the_baseline_is_met_or_missed() =>
        AssertJudged(new() { Id = "m", Direction = MetricDirection.Up, Baseline = 50, Target = 40 }, 39.9, Verdict.Missed,
            "39.9 is short of the target of 40, and not halfway from the baseline of 50.");

    [Theory]
    [InlineData(99.5, Verdict.Met, "99.5 keeps to the guardrail of 99.5; there is no target.")]
    [InlineData(99.4, Verdict.Missed, "99.4 is below the guardrail of 99.5.")]
    public void Without_a_target_the_guardrail_judges(double value, Verdict verdict, string because) =>
        AssertJudged(new() { Id = "m", Direction = MetricDirection.Up, Baseline = 99.8, Guardrail = 99.5 }, value, verdict, because);

    [Theory]
    [InlineData(100, Verdict.Met)]
    [InlineData(90, Verdict.Marginal)]
    [InlineData(89, Verdict.Missed)]
    public void Without_either_the_baseline_judges(double value, Verdict verdict) =>
        Assert.Equal(verdict, Judge(new() { Id = "m", Direction = MetricDirection.Up, Baseline = 100 }, value).Verdict);

    [Fact]
    public void With_nothing_to_compare_there_is_no_verdict() =>
        AssertJudged(new() { Id = "m", Direction = MetricDirection.Up }, 7, Verdict.NoData, "7, and nothing was agreed to compare it with: no target, no guardrail, no baseline.");

    [Fact]
    public void No_data_keeps_its_reason()
    {
        var measurement = new Measurement("m", From, From.AddDays(1)) { NoDataBecause = "The source answered 503." };
        Assert.Equal((Verdict.NoData, "The source answered 503."), VerdictRules.Judge(new() { Id = "m", Direction = MetricDirection.Up, Target = 1 }, measurement));
    }

    [Fact]
    public void A_better_value_never_gets_a_worse_verdict() => Gen.Select(Metrics, Gen.Int[-100, 100], Gen.Int[-100, 100]).Sample((metric, one, other) =>
    {
        var (worse, better) = (Math.Min(one, other) / 8.0, Math.Max(one, other) / 8.0);
        if (metric.Direction == MetricDirection.Down)
        {
            (worse, better) = (better, worse);
        }

        var (low, high) = (Judge(metric, worse).Verdict, Judge(metric, better).Verdict);
        Assert.True(high <= low, $"{metric}: {worse} is {low}, {better} is {high}.");
        Assert.True(VerdictRules.IsBreached(metric, worse) || !VerdictRules.IsBreached(metric, better));
    }, iter: 5000);

    [Theory]
    [InlineData(MetricDirection.Up, null, null, 0.7, 0.6999999999999997, Verdict.Met)]
    [InlineData(MetricDirection.Down, null, null, 0.3, 0.30000000000000004, Verdict.Met)]
    [InlineData(MetricDirection.Up, null, 1.1, null, 0.99, Verdict.Marginal)]
    [InlineData(MetricDirection.Up, 1.1, null, null, 0.99, Verdict.Marginal)]
    [InlineData(MetricDirection.Up, 9.8, 9.9, null, 9.85, Verdict.Marginal)]
    [InlineData(MetricDirection.Up, null, 0.7, null, 0.6999999, Verdict.Marginal)]
    [InlineData(MetricDirection.Up, null, null, 0.7, 0.6999999, Verdict.Missed)]
    public void Rounding_of_fractions_gives_no_verdict(MetricDirection direction, double? baseline, double? target, double? guardrail, double value, Verdict verdict) =>
        Assert.Equal(verdict, Judge(new() { Id = "m", Direction = direction, Baseline = baseline, Target = target, Guardrail = guardrail }, value).Verdict);

    // Against exact arithmetic in whole hundredths.
    [Fact]
    public void Tenths_and_hundredths_are_judged_as_on_paper() =>
        Gen.Select(Gen.Int[-300, 300], Gen.Int[-300, 300], Gen.Int[-300, 300], Gen.Bool).Sample((value, baseline, target, isUp) =>
        {
            var sign = isUp ? 1 : -1;
            SuccessMetric metric = new() { Id = "m", Direction = isUp ? MetricDirection.Up : MetricDirection.Down, Target = target / 100.0 };
            var nearly = 10 * Math.Abs(target - value) <= Math.Abs(target) ? Verdict.Marginal : Verdict.Missed;
            Assert.Equal(sign * value >= sign * target ? Verdict.Met : nearly, Judge(metric, value / 100.0).Verdict);

            var halfway = sign * baseline < sign * target && sign * 2 * value >= sign * (baseline + target) ? Verdict.Marginal : Verdict.Missed;
            Assert.Equal(sign * value >= sign * target ? Verdict.Met : halfway, Judge(metric with { Baseline = baseline / 100.0 }, value / 100.0).Verdict);
        }, iter: 20_000);

    [Fact]
    public void A_series_that_keeps_to_a_value_keeps_to_its_guardrail() =>
        Gen.Select(Gen.Int[-2000, 2000], Gen.Int[1, 400], Gen.Enum<MetricDirection>()).Sample((hundredths, count, direction) =>
        {
            var value = hundredths / 100.0;
            SuccessMetric metric = new() { Id = "m", Direction = direction, Guardrail = value };
            Reading reading = new() { Samples = [.. Enumerable.Range(1, count).Select(minute => new Sample(From.AddMinutes(minute), value))] };
            Assert.Equal(Verdict.Met, VerdictRules.Judge(metric, Measuring.Measure(metric, From, From.AddDays(1), reading)).Verdict);
            var sum = metric with { Aggregation = MetricAggregation.Sum, Guardrail = hundredths * count / 100.0 };
            Assert.Equal(Verdict.Met, VerdictRules.Judge(sum, Measuring.Measure(sum, From, From.AddDays(1), reading)).Verdict);
        }, iter: 5000);

    [Theory]
    [InlineData(29.99999, 30, "29.99999 % is below the guardrail of 30 %.")]
    [InlineData(30, 30.00001, "30 % is below the guardrail of 30.00001 %.")]
    [InlineData(1e12, 1.0000001e12, "1000000000000 % is below the guardrail of 1000000100000 %.")]
    public void What_the_verdict_tells_apart_reads_differently(double value, double guardrail, string because) =>
        AssertJudged(new() { Id = "m", Unit = "%", Direction = MetricDirection.Up, Guardrail = guardrail }, value, Verdict.Missed, because);

    [Theory]
    [InlineData(double.MaxValue, double.MinValue)]
    [InlineData(1.0, null)]
    [InlineData(null, 1.0)]
    public void A_difference_is_a_number_or_nothing(double? value, double? other) => Assert.Null(VerdictRules.Difference(value, other));

    private static void AssertJudged(SuccessMetric metric, double value, Verdict verdict, string because) => Assert.Equal((verdict, because), Judge(metric, value));

    private static (Verdict Verdict, string Because) Judge(SuccessMetric metric, double value) =>
        VerdictRules.Judge(metric, new Measurement("m", From, From.AddDays(1)) { Value = value, Count = 1 });
}
