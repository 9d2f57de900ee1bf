using System.Text.RegularExpressions;
using LaunchControl.Drivers;

namespace LaunchControl.Functions.Tests.Telemetry;

/// <summary>What orchestrations log, they log once: replays and restarts repeat nothing.</summary>
public sealed partial class MilestoneLogTests : IDisposable
{
    private const string Ready = "LaunchControl is ready";
    private readonly DirectoryInfo _data = Directory.CreateTempSubdirectory("launchcontrol-log-");
    private readonly int _port = Ports.Free();

    [Fact]
    public async Task A_launch_that_is_restarted_at_every_step_logs_each_milestone_once()
    {
        await using var host = new LocalHostProcess(
            "--port", $"{_port}", "--data", _data.FullName, "--tables", Azurite.ConnectionString, "--table-prefix", $"m{Guid.NewGuid().ToString("N")[..12]}");
        host.Environment["Logging__LogLevel__LaunchControl.Functions"] = "Information";
        await host.StartAsync(Ready);
        using var api = new LaunchApi(new Uri($"http://localhost:{_port}/"));
        await api.SignInAsync();
        var launch = await SmallLaunch.StartAsync(api, TestPlaybook.Usual("logged"));
        await RestartAsync(host, launch, "phase first is open");
        await launch.CompleteAsync("a1", "a2");
        await launch.ApproveAsync("alpha");
        await RestartAsync(host, launch, "Gate alpha", "phase second is open");
        await launch.CompleteAsync("b1");
        await launch.ApproveAsync("beta");
        await RestartAsync(host, launch, "phase decision is open");
        await launch.ApproveAsync(TestPlaybook.GoNoGo);
        await launch.UntilAsync("scheduled");
        await RestartAsync(host, launch, "go is given");
        await api.MoveToAsync(launch.LaunchAt.AddMinutes(1));
        await RestartAsync(host, launch, "is live");
        await api.MoveToAsync(launch.LaunchAt.AddHours(2));
        await RestartAsync(host, launch, "is completed");

        string[] expected =
        [
            "phase first is open and waits for 1 gates", "Gate alpha of launch", "phase second is open and waits for 1 gates", "Gate beta of launch",
            "phase decision is open and waits for 1 gates", "Gate go-no-go of launch", "go is given", "is live", "is completed",
        ];
        Assert.Equal(expected.Length, Milestones(host).Count);
        Assert.All(expected, line => Assert.Single(Milestones(host), logged => logged.Contains(line, StringComparison.Ordinal)));
        var trail = await launch.TrailAsync();
        var decision = trail.Single(entry => entry["action"]!.GetValue<string>() == "gate.approved" && entry["subject"]!.GetValue<string>() == "gate/beta");
        Assert.Single(Milestones(host), line => line.Contains("phase decision", StringComparison.Ordinal) && line.Contains(decision["traceId"]!.GetValue<string>(), StringComparison.Ordinal));
    }

    public void Dispose() => _data.Delete(recursive: true);

    // Once everything that was to come is logged and nothing is under way.
    private async Task RestartAsync(LocalHostProcess host, SmallLaunch launch, params string[] logged)
    {
        foreach (var line in logged)
        {
            await Eventually.TrueAsync(() => Task.FromResult(Milestones(host).Exists(seen => seen.Contains(line, StringComparison.Ordinal))), line);
        }

        using (var api = new LaunchApi(new Uri($"http://localhost:{_port}/")))
        {
            await api.SettleAsync();
        }

        await host.CrashAsync(Ready);
        await launch.ReadAsync();
    }

    private static List<string> Milestones(LocalHostProcess host) => [.. host.Output.Where(line => Orchestrator().IsMatch(line))];

    [GeneratedRegex(@"(Launch|Gate)Orchestrator\[40\d\d\]")]
    private static partial Regex Orchestrator();
}
