using System.Text.Json.Nodes;
using Azure.Messaging.ServiceBus;
using LaunchControl.Chaos.Load;
using LaunchControl.Drivers;
using LaunchControl.Functions.Infrastructure.ServiceBus;

namespace LaunchControl.Functions.Tests.Processes;

/// <summary>One sign-off that comes again and again, on the built programs.</summary>
public sealed class RepeatedSignOffTests
{
    private const string Ready = "LaunchControl is ready";

    [Fact]
    public async Task A_sign_off_delivered_a_hundred_times_with_restarts_between_and_again_after_eight_days_counts_once()
    {
        var data = Directory.CreateTempSubdirectory("launchcontrol-repeated-");
        var (port, brokerPort) = (Ports.Free(), Ports.Free());
        var serviceBus = $"Endpoint=sb://localhost:{brokerPort};SharedAccessKeyName=RootManageSharedAccessKey;SharedAccessKey=SAS_KEY_VALUE;UseDevelopmentEmulator=true;";
        await using var broker = new LocalHostProcess(
            "broker", "--port", $"{brokerPort}", "--data", Path.Combine(data.FullName, "broker"), "--lock-duration", "PT2S");
        await broker.StartAsync("broker is ready");
        await using var host = new LocalHostProcess(
            "--port", $"{port}", "--data", data.FullName, "--tables", Azurite.ConnectionString, "--table-prefix", $"r{Guid.NewGuid().ToString("N")[..12]}", "--service-bus", serviceBus);
        await host.StartAsync(Ready);
        using var api = new LaunchApi(new Uri($"http://localhost:{port}/"), new PatientHandler());
        await api.SignInAsync();
        await using var client = new ServiceBusClient(serviceBus);
        await using var sender = client.CreateSender(QueueNames.GateSignOffs);

        var launch = await InReviewAsync(api);
        for (var part = 0; part < 4; part++)
        {
            await SendAsync(sender, launch, copies: 25);
            await (part < 3 ? host.CrashAsync(Ready) : Task.CompletedTask);
        }

        await AssertCountedOnceAsync(api, launch);
        await api.AdvanceAsync("P8D");
        await SendAsync(sender, launch, copies: 5);
        await AssertCountedOnceAsync(api, launch);
        await host.DisposeAsync();
        await broker.DisposeAsync();
        Directory.Delete(data.FullName, recursive: true);
    }

    private static async Task<SmallLaunch> InReviewAsync(LaunchApi api)
    {
        var launch = await SmallLaunch.StartAsync(api, TestPlaybook.Usual("repeated"));
        await launch.CompleteAsync("a1", "a2");
        await launch.UntilGateAsync("alpha", "inReview");
        return launch;
    }

    // Without message ids, so that the queue's duplicate detection does not hide what is tested.
    private static async Task SendAsync(ServiceBusSender sender, SmallLaunch launch, int copies)
    {
        var body = new JsonObject
        {
            ["signOffId"] = "the-same",
            ["launchId"] = launch.Id,
            ["gateId"] = "alpha",
            ["round"] = 1,
            ["approver"] = TestPlaybook.LeadOf("alpha"),
            ["decision"] = "approve",
            ["decidedAt"] = "2026-11-24T10:00:00Z",
        };
        await Task.WhenAll(Enumerable.Range(0, copies).Select(_ => sender.SendMessageAsync(new ServiceBusMessage(body.ToJsonString()))));
    }

    private static async Task AssertCountedOnceAsync(LaunchApi api, SmallLaunch launch)
    {
        await Eventually.TrueAsync(async () => await IsDoneAsync(api), "A queue with nothing for now or later");
        await launch.UntilGateAsync("beta", "preparing");
        Assert.Equal((1, 1, 1), (await launch.CountAsync("signOff.recorded"), await launch.CountAsync("gate.approved"), await launch.CountAsync("gate.opened", "gate/beta")));
        var mails = (await api.MailboxAsync()).Select(mail => $"{mail["to"]} {mail["subject"]}").ToList();
        Assert.Equal(mails.Distinct(), mails);
    }

    private static async Task<bool> IsDoneAsync(LaunchApi api)
    {
        var queue = (await api.GetAsync("dev/queues.json")).AsArray().Single(queue => queue!["name"]!.GetValue<string>() == QueueNames.GateSignOffs)!;
        Assert.Equal(0, queue["deadLettered"]!.GetValue<int>());
        return queue["active"]!.GetValue<int>() + queue["scheduled"]!.GetValue<int>() == 0;
    }
}
