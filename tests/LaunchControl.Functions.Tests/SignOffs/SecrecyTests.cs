using System.Net;
using System.Text.Json.Nodes;
using Azure.Data.Tables;
using Azure.Messaging.ServiceBus;
using LaunchControl.Drivers;
using LaunchControl.Functions.Infrastructure.Tables;
using LaunchControl.Functions.SignOffs;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace LaunchControl.Functions.Tests.SignOffs;

/// <summary>What a run leaves behind holds no link, no key and, in the logs, no address.</summary>
public sealed class SecrecyTests(RunningHost host) : IClassFixture<RunningHost>
{
    private const string Domain = "@contoso.example";
    private readonly RunningQueue _queue = new(host, "gate-sign-offs");

    [Fact]
    public async Task Nothing_that_a_run_leaves_behind_gives_a_link_a_key_or_an_address_away()
    {
        var logs = ListenToEverything();
        var (launchId, link) = await RunAsync();
        var calendar = await ReadCalendarAsync();
        var token = link.Segments[^1];
        var nonce = host.App.Services.GetRequiredService<SignOffLinks>().Verify(token)!.Nonce;
        var keys = host.App.Services.GetRequiredService<IOptions<SignOffLinkOptions>>().Value.Keys.Values;
        string[] secrets = [token, token.Split('.')[^1], nonce, calendar, calendar.Split('.')[^1], .. keys];

        Assert.NotEmpty(logs.Lines);
        Assert.All(logs.Lines, line => Assert.DoesNotContain(Domain, line, StringComparison.OrdinalIgnoreCase));
        HoldNone(secrets, logs.Lines);
        HoldNone([.. secrets, Domain], await HistoriesAsync());
        HoldNone(secrets, [.. (await _queue.DeadLettersAsync()).Select(dead => $"{dead.Body} {dead.DeadLetterReason} {dead.DeadLetterErrorDescription}")]);
        HoldNone([token, token.Split('.')[^1], calendar, calendar.Split('.')[^1], .. keys], await RowsAsync(_ => true));
        HoldNone(secrets, await RowsAsync(row => row.PartitionKey != launchId));
        HoldNone(secrets, [(await host.Api.LaunchAsync(launchId)).ToJsonString(), (await host.Api.GetAsync($"api/launches/{launchId}/audit?pageSize=1000")).ToJsonString()]);
    }

    // Mails, refused links, forgeries, a link that is used twice, malformed and unauthorised messages.
    private async Task<(string LaunchId, Uri Link)> RunAsync()
    {
        var signed = await SignedLaunch.InReviewAsync(host, "secrecy");
        var (lead, peer) = (SignedLaunch.PersonOf("lead"), SignedLaunch.PersonOf("peer"));
        var link = await signed.LinkAsync(lead);
        await signed.DecideAsync(link, "approve");
        await signed.PostAsync(link, ("decision", "reject"));
        (await signed.Launch.GateAsync("only", "resend-link", new JsonObject { ["person"] = peer })).IsAccepted();
        await signed.PostAsync((await signed.LinksAsync(peer))[0], ("decision", "approve"));
        foreach (var forged in new[] { new Uri($"{link}A"), new Uri(link, "x") })
        {
            using var refused = await host.Api.Http.GetAsync(forged);
            Assert.Equal(HttpStatusCode.NotFound, refused.StatusCode);
            Assert.DoesNotContain(link.Segments[^1], await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }

        await _queue.SendAsync(new ServiceBusMessage("{") { MessageId = "malformed" }, new ServiceBusMessage(new JsonObject
        {
            ["signOffId"] = "so-1",
            ["launchId"] = signed.Launch.Id,
            ["gateId"] = "only",
            ["round"] = 1,
            ["approver"] = "mallory@evil.example",
            ["decision"] = "approve",
            ["decidedAt"] = "2026-11-24T10:00:00Z",
        }.ToJsonString())
        { MessageId = "unauthorised" });
        await _queue.DeadLetterAsync("malformed");
        await _queue.DeadLetterAsync("unauthorised");
        return (signed.Launch.Id, link);
    }

    // A calendar address that is used, and one that is wrong.
    private async Task<string> ReadCalendarAsync()
    {
        var address = new Uri((await host.Api.PostAsync($"api/people/{StartRequest.Owner}/calendar"))["address"]!.GetValue<string>());
        using var read = await host.Api.Http.GetAsync(address);
        using var forged = await host.Api.Http.GetAsync(new Uri($"{address}A"));
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.NotFound), (read.StatusCode, forged.StatusCode));
        return address.Segments[^1];
    }

    // The host logs warnings alone; a service logs information too.
    private LogRecorder ListenToEverything()
    {
        var recorder = new LogRecorder();
        host.App.Services.GetRequiredService<IOptionsMonitor<LoggerFilterOptions>>().CurrentValue.MinLevel = LogLevel.Information;
        host.App.Services.GetRequiredService<ILoggerFactory>().AddProvider(recorder);
        return recorder;
    }

    private static void HoldNone(IReadOnlyList<string> none, IReadOnlyList<string> texts)
    {
        Assert.NotEmpty(texts);
        Assert.All(texts, text => Assert.All(none, secret => Assert.DoesNotContain(secret, text, StringComparison.Ordinal)));
    }

    private async Task<IReadOnlyList<string>> HistoriesAsync()
    {
        List<string> histories = [];
        foreach (var instance in (await host.Api.GetAsync("dev/orchestrations.json")).AsArray())
        {
            var id = Uri.EscapeDataString(instance!["id"]!.GetValue<string>());
            histories.Add((await host.Api.GetAsync($"dev/orchestrations/{id}.json")).ToJsonString());
        }

        return histories;
    }

    private async Task<IReadOnlyList<string>> RowsAsync(Func<TableEntity, bool> where)
    {
        var service = new TableServiceClient(Azurite.ConnectionString);
        var prefix = host.App.Services.GetRequiredService<IOptions<TablesOptions>>().Value.Prefix;
        List<string> rows = [];
        await foreach (var table in service.QueryAsync(table => table.Name.CompareTo(prefix) >= 0 && table.Name.CompareTo(prefix + "zzzz") < 0))
        {
            await foreach (var row in service.GetTableClient(table.Name).QueryAsync<TableEntity>())
            {
                if (where(row))
                {
                    rows.Add(string.Join('\n', row.Select(column => $"{column.Key}={column.Value}")));
                }
            }
        }

        return rows;
    }
}
