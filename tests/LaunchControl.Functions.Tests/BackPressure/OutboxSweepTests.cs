using System.Text.Json.Nodes;
using Azure.Data.Tables;
using LaunchControl.Drivers;
using LaunchControl.Functions.Infrastructure.Tables;
using LaunchControl.Functions.Tests.Watchdog;
using LaunchControl.LocalHost.Faults;
using Microsoft.Extensions.DependencyInjection;

namespace LaunchControl.Functions.Tests.BackPressure;

/// <summary>What becomes of an outbox that can't be carried out.</summary>
public sealed class OutboxSweepTests : IAsyncLifetime
{
    private readonly RunningHost _host = new() { Settings = new Dictionary<string, string> { ["Faults:MailShare"] = "0" } };

    public Task InitializeAsync() => _host.InitializeAsync();

    public Task DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task An_outbox_that_fails_keeps_no_other_waiting_comes_less_and_less_often_and_is_carried_out_in_the_end()
    {
        var (damaged, well) = (await BlockedMailAsync("damaged"), await BlockedMailAsync("well"));
        var undo = await new StuckHost(_host).DamageAsync(damaged.Id);
        Provider.MailShare = 0;

        await _host.Api.AdvanceAsync("PT2M");
        Assert.Single(await MailsAsync(well));
        Assert.Equal((1, 0), (await AttemptsAsync(damaged), await AttemptsAsync(well)));

        // Sweeps at minutes 2, 4, 6 ... try it after waits of about 2, 4, 8, 16 and 32 minutes only.
        for (var minutes = 4; minutes <= 64; minutes += 2)
        {
            await _host.Api.AdvanceAsync("PT2M");
        }

        var attempts = await AttemptsAsync(damaged);
        Assert.InRange(attempts, 4, 7);
        await undo();
        await _host.Api.AdvanceAsync("PT80M");
        Assert.Single(await MailsAsync(damaged));
        Assert.Equal(0, await AttemptsAsync(damaged));
    }

    private FaultOptions Provider => _host.App.Services.GetRequiredService<FaultOptions>();

    /// <summary>A launch with a mail in its outbox that the provider did not take.</summary>
    private async Task<SmallLaunch> BlockedMailAsync(string playbook)
    {
        Provider.MailShare = 0;
        var launch = await SmallLaunch.StartAsync(_host.Api, TestPlaybook.Usual(playbook));
        Provider.MailShare = 1;
        (await launch.ItemAsync("a1", "block", JsonBodies.Reason("The figures are wrong."), TestPlaybook.Worker)).IsAccepted();
        return launch;
    }

    private static async Task<IReadOnlyList<JsonNode>> MailsAsync(SmallLaunch launch) =>
        [.. (await launch.MailsAsync(StartRequest.Owner)).Where(mail => mail["subject"]!.GetValue<string>().Contains("locked", StringComparison.Ordinal))];

    /// <summary>How often the sweep tried the launch's outbox in vain; 0 where nothing is left of it.</summary>
    private async Task<int> AttemptsAsync(SmallLaunch launch)
    {
        var most = 0;
        await foreach (var row in _host.App.Services.GetRequiredService<LaunchControlTables>().OutboxBacklog.QueryAsync<TableEntity>())
        {
            most = row.RowKey.StartsWith($"{launch.Id}|", StringComparison.Ordinal) ? Math.Max(most, row.GetInt32("Attempts") ?? 0) : most;
        }

        return most;
    }
}
