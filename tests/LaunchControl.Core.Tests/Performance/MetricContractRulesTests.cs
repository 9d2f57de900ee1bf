using LaunchControl.Core.Launches;
using LaunchControl.Core.Performance;

namespace LaunchControl.Core.Tests.Performance;

public sealed class MetricContractRulesTests
{
    private static readonly SuccessMetric Metric = new() { Id = "m", Unit = "%", Direction = MetricDirection.Up };

    public static TheoryData<SuccessMetric, string> Faulty => new()
    {
        { Metric with { Name = " " }, "/name" },
        { Metric with { Name = new string('n', 121) }, "/name" },
        { Metric with { Unit = "a\nb" }, "/unit" },
        { Metric with { Window = "PT59M" }, "/window" },
        { Metric with { Window = "P91D" }, "/window" },
        { Metric with { Window = "a day" }, "/window" },
        { Metric with { MinimumData = 0 }, "/minimumData" },
        { Metric with { MinimumData = 10_001 }, "/minimumData" },
        { With(MetricSourceKind.Push) with { Source = new() { Kind = MetricSourceKind.Push, Url = "https://x.example", Secret = "s" } }, "/source/secret /source/url" },
        { With(MetricSourceKind.Http), "/source/pointer /source/url" },
        { With(MetricSourceKind.Http, "ftp://x.example", "x"), "/source/pointer /source/url" },
        { With(MetricSourceKind.Http, "https://u:p@x.example", "/x"), "/source/url" },
        { With(MetricSourceKind.Http, "https://x.example", "/x") with { MinimumData = 2 }, "/minimumData" },
        { With(MetricSourceKind.Prometheus), "/source/query /source/url" },
        { With(MetricSourceKind.AzureMonitor), "/source/query /source/workspace" },
        { Metric with { Source = new() { Kind = MetricSourceKind.AzureMonitor, Query = "T", Workspace = "w", Secret = "s" } }, "/source/secret /source/workspace" },
        { Metric with { Source = new() { Kind = MetricSourceKind.Prometheus, Query = " ", Url = "https://x.example", Secret = "Top secret" } }, "/source/query /source/secret" },
    };

    [Theory]
    [MemberData(nameof(Faulty))]
    public void All_faults_are_found_at_once(SuccessMetric metric, string pointers)
    {
        var faults = new FaultList();
        MetricContractRules.Check(metric, faults);
        Assert.Equal(pointers.Split(' '), faults.Pointers);
    }

    [Theory]
    [InlineData(MetricDirection.Up, 41, 34.0, 40.0, 2)]
    [InlineData(MetricDirection.Up, 35, 34.0, 40.0, 1)]
    [InlineData(MetricDirection.Up, 34, 34.0, 40.0, 0)]
    [InlineData(MetricDirection.Down, 1, 2.0, 1.5, 2)]
    [InlineData(MetricDirection.Down, 5, 2.0, 1.5, 0)]
    [InlineData(MetricDirection.Down, 5, null, null, 0)]
    public void A_guardrail_is_on_the_worse_side(MetricDirection direction, double guardrail, double? baseline, double? target, int faulty)
    {
        var faults = new FaultList();
        MetricContractRules.Check(Metric with { Direction = direction, Guardrail = guardrail, Baseline = baseline, Target = target }, faults);
        Assert.Equal(faulty, faults.ToRefusal("").Faults.GetValueOrDefault("/guardrail", []).Count);
    }

    [Fact]
    public void The_sentence_says_why()
    {
        var faults = new FaultList();
        MetricContractRules.Check(Metric with { Guardrail = 35, Baseline = 34 }, faults);
        Assert.Equal("Up is better, so the guardrail of 35 % must not be above the baseline of 34 %: it would be breached before the launch changed anything.",
            faults.ToRefusal("").Faults["/guardrail"].Single());
    }

    [Fact]
    public void A_launch_measures_no_more_than_one_transaction_can_store()
    {
        SuccessMetric[] metrics = [.. Enumerable.Range(0, 50).Select(index => Metric with { Id = $"m{index}" })];
        Assert.Empty(MetricContractRules.TooMuch(metrics, 20));
        Assert.Single(MetricContractRules.TooMuch(metrics, 21));
        Assert.Single(MetricContractRules.TooMuch([.. metrics, Metric], 5));
        Assert.Empty(MetricContractRules.TooMuch([.. metrics, Metric], 21, [.. metrics, Metric]));
        Assert.Equal(2, MetricContractRules.TooMuch([.. metrics, Metric, Metric], 21, [.. metrics, Metric]).Count());
        Assert.Single(MetricContractRules.TooMuch([.. metrics.Select(metric => metric with { Guardrail = 1 })], 5));
        Assert.Single(MetricContractRules.TooMuch([.. metrics.Select(metric => metric with { Source = new() { Kind = MetricSourceKind.Prometheus, Query = new string('q', 2000) } })], 5));
    }

    private static SuccessMetric With(MetricSourceKind kind, string? url = null, string? pointer = null) =>
        Metric with { Source = new MetricSource { Kind = kind, Url = url, Pointer = pointer } };
}
