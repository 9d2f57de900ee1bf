using Azure.Data.Tables;
using LaunchControl.Core.Auditing;
using LaunchControl.Core.Commands;
using LaunchControl.Core.Launches;
using LaunchControl.Core.Outbox;
using LaunchControl.Core.Ports;
using LaunchControl.Core.Upkeep;
using LaunchControl.Drivers;
using LaunchControl.Functions.Infrastructure.Tables;
using LaunchControl.Functions.Orchestrations;
using LaunchControl.LocalHost.Durable;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;

namespace LaunchControl.Functions.Tests.Watchdog;

/// <summary>Breaks a running host in the ways in which a launch gets stuck.</summary>
internal sealed class StuckHost(RunningHost host)
{
    private readonly ILaunchStore _store = host.App.Services.GetRequiredService<ILaunchStore>();
    private readonly ILaunchIndex _index = host.App.Services.GetRequiredService<ILaunchIndex>();
    private readonly TimeProvider _time = host.App.Services.GetRequiredService<TimeProvider>();
    private readonly TableClient _rows = host.App.Services.GetRequiredService<LaunchControlTables>().Launches;

    public DurableTaskClient Engine { get; } = host.App.Services.GetRequiredService<DurableTriggers>().Client;

    /// <summary>A launch of the usual playbook, with its orchestrations at work.</summary>
    public async Task<SmallLaunch> StartAsync(string playbook)
    {
        var launch = await SmallLaunch.StartAsync(host.Api, TestPlaybook.Usual(playbook));
        await host.Api.SettleAsync();
        return launch;
    }

    /// <summary>Stores a decision, and loses what should have followed outside.</summary>
    /// <param name="isForgotten">Not even the outbox remembers it; only the index does.</param>
    /// <param name="commandId">Of a command that was announced; null for one that was not.</param>
    public async Task DecideAsync(string launchId, LaunchCommand command, bool isForgotten, string? commandId = null)
    {
        var read = (await _store.ReadAsync(launchId, default))!;
        var decision = LaunchDecider.Decide(read.Launch, command, Origin(), _time.GetUtcNow()).Decision!;
        Assert.False(decision.IsNoChange);
        Assert.Equal(CommitResult.Committed, await _store.CommitAsync(read, decision, [commandId ?? Origin().CommandId], default));
        if (isForgotten)
        {
            await ForgetAsync(decision);
        }
    }

    /// <summary>Announces a command that somebody is about to store; its id.</summary>
    public async Task<string> AnnounceAsync(string launchId)
    {
        var commandId = Origin().CommandId;
        await host.App.Services.GetRequiredService<IOutboxBacklog>().AddAsync(new BacklogEntry(launchId, commandId), default);
        return commandId;
    }

    /// <summary>Whether the backlog is empty.</summary>
    public async Task<bool> HasNoBacklogAsync() => !await host.App.Services.GetRequiredService<IOutboxBacklog>().IsOlderThanAsync(TimeSpan.Zero, default);

    /// <summary>A launch that is stored, but whose start never reached the engine.</summary>
    public async Task<string> LoseStartAsync(string likeLaunchId)
    {
        var like = (await _store.ReadAsync(likeLaunchId, default))!.Launch;
        var id = LaunchId.From("Lost start", Guid.NewGuid().ToByteArray());
        var fresh = like with
        {
            Id = id,
            Name = "Lost start",
            Status = LaunchStatus.Preparing,
            AuditSequence = 0,
            Phases = [.. like.Phases.Select(phase => phase with { OpenedAt = null })],
            Gates = [.. like.Gates.Select(gate => gate with { Status = Core.Gates.GateStatus.Waiting, OpenedAt = null })],
        };
        var entry = new AuditEntry { Sequence = 1, At = _time.GetUtcNow(), Actor = "pm@contoso.example", Channel = Channel.Api, Action = "launch.started", Summary = "Started." };
        var decision = new Decision(fresh with { AuditSequence = 1 }, [entry], [new StartOrchestrationIntent("00000001-000")]);
        Assert.Equal(CommitResult.Committed, await _store.CommitAsync(null, decision, [Origin().CommandId], default));
        await ForgetAsync(decision);
        return id;
    }

    /// <summary>Ends an orchestration and removes every trace of it.</summary>
    public async Task PurgeAsync(string instanceId)
    {
        await IsThereAsync(instanceId);
        await Engine.TerminateInstanceAsync(instanceId);
        await Engine.WaitForInstanceCompletionAsync(instanceId);
        await Engine.PurgeInstanceAsync(instanceId);
    }

    public async Task SuspendAsync(string instanceId)
    {
        await IsThereAsync(instanceId);
        await Engine.SuspendInstanceAsync(instanceId, "Looking into it.");
    }

    /// <summary>The orchestration is there and at work, but not for this launch any more: it never answers.</summary>
    public async Task MakeDeafAsync(string instanceId)
    {
        await PurgeAsync(instanceId);
        await Engine.ScheduleNewOrchestrationInstanceAsync(
            nameof(GateOrchestrator), new WatchedGate(await BusyLaunchAsync(), "alpha", 99), new Microsoft.DurableTask.StartOrchestrationOptions(instanceId));
    }

    /// <summary>Makes every look at the launch fail, and gives back what undoes it.</summary>
    public async Task<Func<Task>> DamageAsync(string launchId)
    {
        var row = (await _rows.GetEntityAsync<TableEntity>(launchId, TableKeys.Launch)).Value;
        var text = row.GetString("Json");
        row["Json"] = "{";
        await _rows.UpdateEntityAsync(row, Azure.ETag.All, TableUpdateMode.Replace);
        return async () =>
        {
            row["Json"] = text;
            await _rows.UpdateEntityAsync(row, Azure.ETag.All, TableUpdateMode.Replace);
        };
    }

    public async Task<OrchestrationRuntimeStatus?> StatusAsync(string instanceId) => (await Engine.GetInstanceAsync(instanceId))?.RuntimeStatus;

    private Task IsThereAsync(string instanceId) => Eventually.TrueAsync(async () => await StatusAsync(instanceId) is not null, instanceId);

    private async Task<string> BusyLaunchAsync() => (await StartAsync("busy")).Id;

    private async Task ForgetAsync(Decision decision)
    {
        await _store.SettleAsync(decision.Launch.Id, decision.Outbox, [], default);
        await _index.UpsertAsync(LaunchSummary.Of(decision.Launch, _time.GetUtcNow()), LaunchUpkeep.Of(decision.Launch, _time.GetUtcNow()), LaunchFootprint.Of(decision.Launch), default);
    }

    private static CommandOrigin Origin() => new(Guid.NewGuid().ToString("N"), "pm@contoso.example", Channel.Api);
}
