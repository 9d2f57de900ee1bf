using System.Text.Json;
using CsCheck;
using LaunchControl.Core.Auditing;
using LaunchControl.Core.Blockers;
using LaunchControl.Core.GoNoGo;
using LaunchControl.Core.Launches;
using LaunchControl.Core.Outbox;
using LaunchControl.Core.Performance;

namespace LaunchControl.Core.Tests.Simulations;

/// <summary>Launches, audit entries and intents as they are stored: JSON with web defaults, camelCase enums, nulls left out.</summary>
public sealed class JsonRoundTripTests
{
    private static readonly JsonSerializerOptions Stored = LaunchJson.Options;

    private static readonly Gen<string> Texts = Gen.String[Gen.Char['\0', '\ud7ff'], 0, 20];

    private static readonly Gen<Dictionary<string, IReadOnlyList<string>>> Inputs =
        Gen.Select(Texts, Texts.Array[0, 3]).Array[0, 3].Select(inputs =>
            inputs.DistinctBy(input => input.Item1).ToDictionary(input => input.Item1, IReadOnlyList<string> (input) => input.Item2));

    private static readonly Gen<double?> Values = Gen.Int.Select(number => number / 7.0).Nullable();

    private static readonly Gen<SuccessMetric> Metrics =
        Gen.Select(Texts, Texts.Null(), Gen.Enum<MetricDirection>(), Values, Values, Values, (id, unit, direction, baseline, target, guardrail) =>
            new SuccessMetric
            {
                Id = id,
                Name = unit,
                Unit = unit,
                Direction = direction,
                Baseline = baseline,
                Target = target,
                Guardrail = guardrail,
                Window = unit,
                Aggregation = MetricAggregation.Median,
                MinimumData = id.Length,
                Source = unit is null ? null : new MetricSource { Kind = MetricSourceKind.Http, Url = unit, Pointer = id },
            });

    private static readonly Gen<Brief> Briefs =
        Gen.Select(Texts.Null(), Texts.Array[0, 3], Gen.Int[0, 1_000_000].Select(cents => cents / 100m), (text, channels, planned) =>
            new Brief { TargetCustomer = text, Positioning = text, Channels = channels, Budget = text is null ? null : new Budget("USD", planned) });

    [Fact]
    public void A_launch_loses_nothing() => Gen.Select(LaunchSimulation.Any, Inputs, Metrics.Array[0, 3], Briefs).Sample((run, inputs, metrics, brief) =>
        AssertRoundTrip(LaunchSimulation.Play(run).Launch with { Inputs = inputs, Metrics = metrics, Brief = brief }), iter: 100);

    [Fact]
    public void Intents_and_audit_entries_lose_nothing() => LaunchSimulation.Any.Sample(run =>
    {
        var scenario = LaunchSimulation.Play(run);
        Assert.Equal(scenario.Intents, RoundTrip<IReadOnlyList<Intent>>(scenario.Intents));
        Assert.Equal(JsonSerializer.Serialize(scenario.Audit, Stored), JsonSerializer.Serialize(RoundTrip<IReadOnlyList<AuditEntry>>(scenario.Audit), Stored));
        Assert.All(scenario.Intents, intent => Assert.Equal(intent, RoundTrip(intent)));
    }, iter: 100);

    [Fact]
    public void A_summary_loses_nothing() => LaunchSimulation.Any.Sample(run =>
    {
        var scenario = LaunchSimulation.Play(run);
        var summary = LaunchSummary.Of(scenario.Launch, scenario.Now);
        Assert.Equivalent(summary, RoundTrip(summary), strict: true);
        Assert.Equal(BlockerList.Of(scenario.Launch, [], scenario.Now).Count, summary.Blockers);
        Assert.True(scenario.Launch is { IsFinal: false, IsLaunched: false, Status: not LaunchStatus.Held } || summary.EarliestLaunchAt is null || summary.NextDeadline is null);
        Assert.All(BlockerList.Of(scenario.Launch, [], scenario.Now).Where(_ => scenario.Launch.Status != LaunchStatus.Held), blocker => Assert.True(summary.NextDeadline!.At <= blocker.By));
        Assert.InRange(summary.Score, 0, 100);
        Assert.Equal(summary.Rag, Readiness.Of(scenario.Launch, scenario.Now).Rag);
    }, iter: 100);

    [Fact]
    public void The_offset_of_the_launch_moment_is_kept()
    {
        var launch = Drivers.LaunchScenario.GivenStarted(Builders.PlaybookBuilder.WithGates(Builders.GateBuilder.Gate("a", "ana"))).Launch;
        Assert.Equal(TimeSpan.FromHours(-5), RoundTrip(launch).LaunchAt.Offset);
    }

    private static void AssertRoundTrip(Launch launch)
    {
        var copy = RoundTrip(launch);
        Assert.Equivalent(launch, copy, strict: true);
        Assert.Equal(JsonSerializer.Serialize(launch, Stored), JsonSerializer.Serialize(copy, Stored));
    }

    private static T RoundTrip<T>(T value) => JsonSerializer.Deserialize<T>(JsonSerializer.Serialize(value, Stored), Stored)!;
}
