using LaunchControl.Chaos;
using LaunchControl.Chaos.Injection;
using Xunit.Abstractions;

namespace LaunchControl.Functions.Tests.Processes;

/// <summary>The short form of the crash and chaos suite, on the built programs. The long one is <c>eng/chaos.sh</c>.</summary>
public sealed class ChaosTests(ITestOutputHelper output)
{
    [Fact]
    public async Task Under_load_and_every_kind_of_fault_nothing_acknowledged_is_lost_or_doubled_and_every_launch_completes()
    {
        var options = new ChaosOptions { Seed = Seed(), Duration = TimeSpan.FromSeconds(20), EveryKind = true, Launches = 5, StorageShare = 0.06, MailShare = 0.3 };

        var report = await new ChaosRun(options, output.WriteLine).RunAsync();

        output.WriteLine(report.ToTable());
        Assert.Equal((0, 0, 0), (report.Findings.Lost, report.Findings.Doubled, report.Findings.Unfinished));
        Assert.Empty(FaultKind.All.Except(report.Injected.Where(kind => kind.Value > 0).Select(kind => kind.Key)));
    }

    [Fact]
    public async Task Killed_at_a_durable_write_and_started_again_a_launch_completes_with_nothing_lost_or_doubled()
    {
        var report = await new BoundaryRun(Seed(), sample: 4, output.WriteLine).RunAsync();

        output.WriteLine(report.ToTable());
        Assert.Equal((0, 0, 0), (report.Findings.Lost, report.Findings.Doubled, report.Findings.Unfinished));
    }

    private static int Seed() => int.TryParse(Environment.GetEnvironmentVariable("LAUNCHCONTROL_TEST_SEED"), out var given) ? given : Random.Shared.Next();
}
