using System.Globalization;
using System.Text.Json.Nodes;
using Azure;
using Azure.Data.Tables;
using Azure.Messaging.ServiceBus;
using LaunchControl.Core.Auditing;
using LaunchControl.Core.Ports;
using LaunchControl.Drivers;
using LaunchControl.Functions.Infrastructure.ServiceBus;
using LaunchControl.Functions.Infrastructure.Tables;
using LaunchControl.Functions.Tests.Counting;
using Microsoft.Extensions.DependencyInjection;
using Xunit.Abstractions;

namespace LaunchControl.Functions.Tests.Growth;

/// <summary>What is asked of storage for a launch does not grow with its audit trail.</summary>
[Collection(GrowthCollection.Name)]
public sealed class LaunchGrowthTests(ITestOutputHelper output)
{
    private const int Entries = 10_000;

    // With the mark of each, as many as a transaction takes.
    private const int EntriesAtOnce = EntityGroupTransaction.MostActions / 2;

    // One page of the trail, which a young launch does not fill.
    private const int PageOfTrail = 100;

    [Fact]
    public async Task A_launch_with_ten_thousand_audit_entries_costs_what_a_young_one_does()
    {
        await using var host = await CountedHost.StartAsync(countsLooks: true);
        await MeasureAsync(host, await InReviewAsync(host, "warm-up"));
        var young = await InReviewAsync(host, "young");
        var old = await InReviewAsync(host, "old");
        await GrowAsync(host, old.Id);

        var (ofYoung, ofOld) = (await MeasureAsync(host, young), await MeasureAsync(host, old));

        foreach (var (what, calls, rows) in ofOld)
        {
            var (_, youngCalls, youngRows) = ofYoung.Single(one => one.What == what);
            output.WriteLine($"{what}: {youngCalls} calls and {youngRows} rows, later {calls} and {rows}");
            Assert.Equal((what, youngCalls), (what, calls));
            Assert.True(rows <= youngRows + (what == "trail" ? PageOfTrail : 0), $"{what}: {rows} rows, {youngRows} of a young launch.");
        }
    }

    private static async Task<SmallLaunch> InReviewAsync(CountedHost host, string playbook)
    {
        var launch = await SmallLaunch.StartAsync(host.Api, TestPlaybook.Usual(playbook));

        // More entries than a board shows.
        for (var time = 0; time < 12; time++)
        {
            await launch.CompleteAsync("a1");
            (await launch.ItemAsync("a1", "reopen", JsonBodies.Reason())).IsAccepted();
        }

        await launch.CompleteAsync("a1", "a2");
        await launch.UntilGateAsync("alpha", "inReview");
        return launch;
    }

    private static async Task<IReadOnlyList<(string What, long Calls, long Rows)>> MeasureAsync(CountedHost host, SmallLaunch launch)
    {
        await host.AwayFromTimersAsync();
        return
        [
            await CountAsync(host, "launch", () => host.Api.LaunchAsync(launch.Id)),
            await CountAsync(host, "board", () => new Portfolios.Pages(host.Host).OpenAsync($"board/{launch.Id}", person: StartRequest.Owner)),
            await CountAsync(host, "trail", () => host.Api.GetAsync($"api/launches/{launch.Id}/audit")),
            await CountAsync(host, "sign-off", () => SignOffAsync(host, launch)),
        ];
    }

    private static async Task<(string What, long Calls, long Rows)> CountAsync(CountedHost host, string what, Func<Task> act)
    {
        await host.RestAsync();
        var before = host.Storage;
        await act();
        await host.RestAsync();
        return (what, host.Storage.Calls - before.Calls, host.Storage.Rows - before.Rows);
    }

    private static Task SignOffAsync(CountedHost host, SmallLaunch launch) => new RunningQueue(host.Host, QueueNames.GateSignOffs).SendAsync(new ServiceBusMessage(new JsonObject
    {
        ["signOffId"] = $"vote-{launch.Id}",
        ["launchId"] = launch.Id,
        ["gateId"] = "alpha",
        ["round"] = 1,
        ["approver"] = TestPlaybook.LeadOf("alpha"),
        ["decision"] = "approve",
        ["decidedAt"] = host.Host.App.Services.GetRequiredService<TimeProvider>().GetUtcNow().ToString("O"),
    }.ToJsonString()));

    // As if so much had happened: sealed entries, and the mark of the command that made each.
    private static async Task GrowAsync(CountedHost host, string launchId)
    {
        var services = host.Host.App.Services;
        var launch = (await services.GetRequiredService<ILaunchStore>().ReadAsync(launchId, CancellationToken.None))!.Launch;
        var rows = services.GetRequiredService<LaunchControlTables>().Launches;
        for (var left = Entries / EntriesAtOnce; left > 0; left--)
        {
            var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
            List<TableTransactionAction> actions = [];
            for (var entry = 0; entry < EntriesAtOnce - (left == 1 ? 1 : 0); entry++)
            {
                var sealedEntry = AuditChain.Seal(Entry(launch.AuditSequence + 1, launch.AuditHash, now));
                launch = launch with { AuditSequence = sealedEntry.Sequence, AuditHash = sealedEntry.Hash };
                actions.Add(new TableTransactionAction(TableTransactionActionType.Add, AuditRows.Of(launchId, sealedEntry)));
                actions.Add(new TableTransactionAction(TableTransactionActionType.Add, LaunchRows.Seen(launch, string.Create(CultureInfo.InvariantCulture, $"grown-{sealedEntry.Sequence}"), now)));
            }

            if (left == 1)
            {
                actions.Add(new TableTransactionAction(TableTransactionActionType.UpdateReplace, LaunchRows.Launch(launch), ETag.All));
            }

            await rows.SubmitTransactionAsync(actions);
        }
    }

    private static AuditEntry Entry(int sequence, string? previousHash, DateTimeOffset at) => new()
    {
        Sequence = sequence,
        PreviousHash = previousHash,
        At = at,
        Actor = TestPlaybook.Worker,
        Channel = Channel.Queue,
        Action = "item.commented",
        Subject = "item/a1",
        Summary = "Something happened.",
    };
}
