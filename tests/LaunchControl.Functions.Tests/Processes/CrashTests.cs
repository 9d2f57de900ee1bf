using System.Text.Json.Nodes;
using LaunchControl.Drivers;
using Xunit.Abstractions;

namespace LaunchControl.Functions.Tests.Processes;

/// <summary>A whole launch on the built programs, while the application is killed again and again.</summary>
public sealed class CrashTests(ITestOutputHelper output)
{
    private const int Crashes = 20;
    private const string Ready = "LaunchControl is ready";

    [Fact]
    public async Task A_launch_completes_although_the_application_is_killed_twenty_times_and_nothing_happens_twice()
    {
        var seed = int.TryParse(Environment.GetEnvironmentVariable("LAUNCHCONTROL_TEST_SEED"), out var given) ? given : Random.Shared.Next();
        output.WriteLine($"LAUNCHCONTROL_TEST_SEED={seed}");
        var data = Directory.CreateTempSubdirectory("launchcontrol-crash-");
        var (port, brokerPort) = (Ports.Free(), Ports.Free());
        await using var broker = new LocalHostProcess(
            "broker", "--port", $"{brokerPort}", "--data", Path.Combine(data.FullName, "broker"), "--lock-duration", "PT2S");
        await broker.StartAsync("broker is ready");
        await using var host = new LocalHostProcess(
            "--port", $"{port}", "--data", data.FullName, "--tables", Azurite.ConnectionString, "--table-prefix", $"c{Guid.NewGuid().ToString("N")[..12]}",
            "--service-bus", $"Endpoint=sb://localhost:{brokerPort};SharedAccessKeyName=RootManageSharedAccessKey;SharedAccessKey=SAS_KEY_VALUE;UseDevelopmentEmulator=true;");
        await host.StartAsync(Ready);

        using var chaos = new CrashingHandler(new Random(seed), () => host.CrashAsync(Ready));
        using var api = new LaunchApi(new Uri($"http://localhost:{port}/"), chaos);
        await RunAsync(api, chaos);

        Assert.Equal(Crashes, chaos.Crashes);
        Directory.Delete(data.FullName, recursive: true);
    }

    private static async Task RunAsync(LaunchApi api, CrashingHandler chaos)
    {
        await api.SignInAsync("pm@contoso.example", "Launch.Manage", "Launch.Admin");
        api.Http.DefaultRequestHeaders.Add("Idempotency-Key", "crash");
        chaos.Remaining = Crashes - 4;
        var id = (await api.StartAsync())["id"]!.GetValue<string>();
        var walk = new LaunchWalk(api, id);
        var scheduled = await Eventually.GetAsync(
            async () =>
            {
                await WaitForPatrolAsync(api);
                return await walk.WorkAsync();
            },
            launch => launch["status"]!.GetValue<string>() == "scheduled", "Status scheduled", TimeSpan.FromMinutes(5));
        chaos.Remaining += 4;

        var launchAt = scheduled["launchAt"]!.GetValue<DateTimeOffset>();
        foreach (var time in Enumerable.Range(0, 40).Select(step => launchAt.AddDays(-2 + (2.5 * step))))
        {
            await api.MoveToAsync(time);
        }

        var completed = await Eventually.GetAsync(() => api.LaunchAsync(id), launch => launch["status"]!.GetValue<string>() == "completed", "Completion");
        await NothingHappenedTwiceAsync(api, completed);
    }

    // On a slow machine ten crashes may meet one message, which the broker then gives up; the patrol sends it again within an hour.
    private static async Task WaitForPatrolAsync(LaunchApi api)
    {
        if ((await api.GetAsync("api/dead-letters"))["items"]!.AsArray().Count > 0)
        {
            await api.AdvanceAsync("PT1H");
        }
    }

    private static async Task NothingHappenedTwiceAsync(LaunchApi api, JsonNode launch)
    {
        var entries = (await api.GetAsync($"api/launches/{launch["id"]}/audit?pageSize=1000"))["items"]!.AsArray();
        Assert.Equal(Enumerable.Range(1, entries.Count), entries.Select(entry => entry!["sequence"]!.GetValue<int>()));
        var once = entries.Where(entry => entry!["action"]!.GetValue<string>() != "signOff.recorded").Select(entry => $"{entry!["action"]} {entry["subject"]}").ToList();
        Assert.Equal(once.Distinct(), once);
        Assert.Equal(LaunchWalk.Decisions(launch), entries.Count(entry => entry!["action"]!.GetValue<string>() == "signOff.recorded"));
        var mails = await api.MailboxAsync();
        var perPerson = mails.Select(mail => $"{mail["to"]} {mail["subject"]}").ToList();
        Assert.Equal(perPerson.Distinct(), perPerson);
        var asked = LaunchWalk.Gates(launch).Sum(gate => gate["approvers"]!.AsArray().Count);
        Assert.Equal(asked, mails.Count(mail => LaunchWalk.LinkOf(mail) is not null));
    }
}
