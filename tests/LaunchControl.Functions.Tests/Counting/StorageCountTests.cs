using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Azure.Messaging.ServiceBus;
using LaunchControl.Drivers;
using LaunchControl.Functions.Infrastructure.ServiceBus;
using LaunchControl.Functions.Webhooks;
using Microsoft.Extensions.DependencyInjection;

namespace LaunchControl.Functions.Tests.Counting;

/// <summary>Holds what operations ask of storage, of Service Bus and of the engine: to <c>storage-counts.json</c>, and to limits that no renewal lifts.</summary>
public sealed class StorageCountTests
{
    private const int MostCallsOfSignOff = 4;
    private const int MostOfLaunch = 1_500;
    private const int MostCallsOfIdleHour = 60;

    [Fact]
    public async Task A_lone_sign_off()
    {
        await using var host = await CountedHost.StartAsync();
        await CountSignOffsAsync(host, "sign-off-first");

        var (first, second) = await CountSignOffsAsync(host, "sign-off-counted");

        CountsFile.Hold("loneSignOff", first.Counts, first.Calls);
        CountsFile.Hold("signOffThatAdvances", second.Counts, second.Calls);
        Assert.True(first.Counts.StorageCalls <= MostCallsOfSignOff, $"A lone sign-off makes {first.Counts.StorageCalls} calls of storage, not at most {MostCallsOfSignOff}: {first.Calls}.");
    }

    [Fact]
    public async Task A_change_through_the_API()
    {
        await using var host = await CountedHost.StartAsync();
        await CountCompletionAsync(host, "item-first");

        var (counts, calls) = await CountCompletionAsync(host, "item-counted");

        CountsFile.Hold("completedItem", counts, calls);
        Assert.True(counts.StorageReads <= 1, $"The launch is read more than once for one decision: {calls}.");
    }

    [Fact]
    public async Task A_whole_launch()
    {
        await using var host = await CountedHost.StartAsync();
        await host.AwayFromTimersAsync();

        var (counts, calls) = await host.CountAsync(() => CompleteAsync(host));

        CountsFile.Hold("launch", counts, calls);
        var together = counts.StorageCalls + counts.MessagesSent + counts.MessagesReceived;
        Assert.True(together <= MostOfLaunch, $"A launch makes {together} calls of storage and messages together, not at most {MostOfLaunch}: {counts}.");
    }

    [Fact]
    public async Task An_idle_hour_however_many_launches_wait()
    {
        await using var host = await CountedHost.StartAsync();
        await SmallLaunch.StartAsync(host.Api, TestPlaybook.Usual("waiting"));
        var (one, _) = await CountIdleHourAsync(host);
        for (var number = 2; number <= 20; number++)
        {
            await SmallLaunch.StartAsync(host.Api, "waiting", TestPlaybook.Usual("waiting").People(), name: string.Create(CultureInfo.InvariantCulture, $"Waiting {number}"));
        }

        var (twenty, calls) = await CountIdleHourAsync(host);

        CountsFile.Hold("idleHour", twenty, calls);
        Assert.InRange(twenty.StorageCalls, one.StorageCalls * 0.9, one.StorageCalls * 1.1);
        Assert.True(twenty.StorageCalls <= MostCallsOfIdleHour, $"An idle hour makes {twenty.StorageCalls} calls of storage, not at most {MostCallsOfIdleHour}: {calls}.");
    }

    // One of two open items of a gate, so that nothing follows from it.
    private static async Task<(Counts Counts, string Calls)> CountCompletionAsync(CountedHost host, string playbook)
    {
        var launch = await SmallLaunch.StartAsync(host.Api, TestPlaybook.Usual(playbook));
        await host.AwayFromTimersAsync();
        await ReadWebhooksAsync(host);
        return await host.CountAsync(() => launch.CompleteAsync("a1"));
    }

    private static async Task<((Counts Counts, string Calls) First, (Counts Counts, string Calls) Second)> CountSignOffsAsync(CountedHost host, string playbook)
    {
        string[] approvers = ["ana@contoso.example", "bea@contoso.example"];
        var people = TestPlaybook.Usual(playbook).People();
        people["alpha-lead"] = new JsonArray([.. approvers.Select(approver => JsonValue.Create(approver))]);
        using (var stored = await host.Api.Http.PutAsJsonAsync($"api/playbooks/{playbook}", TestPlaybook.Usual(playbook).ToJson()))
        {
            Assert.True(stored.IsSuccessStatusCode);
        }

        var launch = await SmallLaunch.StartAsync(host.Api, playbook, people);
        await launch.CompleteAsync("a1", "a2");
        await launch.UntilGateAsync("alpha", "inReview");
        await host.AwayFromTimersAsync();

        await ReadWebhooksAsync(host);
        var first = await host.CountAsync(() => SignOffAsync(host, launch, approvers[0]));
        Assert.Equal("inReview", await launch.GateStatusAsync("alpha"));
        var second = await host.CountAsync(() => SignOffAsync(host, launch, approvers[1]));
        Assert.Equal("approved", await launch.GateStatusAsync("alpha"));
        return (first, second);
    }

    // Once a minute at most an instance reads the list of webhooks, with the first event that comes then: now.
    private static async Task ReadWebhooksAsync(CountedHost host)
    {
        var webhooks = host.Host.App.Services.GetRequiredService<WebhookDirectory>();
        webhooks.Forget();
        await webhooks.ListAsync();
    }

    private static async Task SignOffAsync(CountedHost host, SmallLaunch launch, string approver) =>
        await new RunningQueue(host.Host, QueueNames.GateSignOffs).SendAsync(new ServiceBusMessage(new JsonObject
        {
            ["signOffId"] = $"{launch.Id}-{approver}",
            ["launchId"] = launch.Id,
            ["gateId"] = "alpha",
            ["round"] = 1,
            ["approver"] = approver,
            ["decision"] = "approve",
            ["decidedAt"] = (await launch.NowAsync()).ToString("O"),
        }.ToJsonString()));

    // One step after the other, so that two runs do the same.
    private static async Task CompleteAsync(CountedHost host)
    {
        var started = await host.Api.StartAsync(StartRequest.Usual(now: await SmallLaunch.NowAsync(host.Api)));
        var id = started["id"]!.GetValue<string>();
        await host.RestAsync();
        await new LaunchWalk(host.Api, id) { AfterEach = host.RestAsync }.WorkUntilAsync("scheduled");
        await host.Api.MoveToAsync(started["launchAt"]!.GetValue<DateTimeOffset>().AddSeconds(1));
        await host.Api.AdvanceAsync("P91D");
        Assert.Equal("completed", (await host.Api.LaunchAsync(id))["status"]!.GetValue<string>());
    }

    private static async Task<(Counts Counts, string Calls)> CountIdleHourAsync(CountedHost host)
    {
        await host.ToNextNightAsync();
        return await host.CountAsync(async () =>
        {
            for (var minute = 0; minute < 60; minute++)
            {
                await host.Api.AdvanceAsync("PT1M");
            }
        });
    }
}
