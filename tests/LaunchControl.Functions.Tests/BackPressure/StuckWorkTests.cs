using System.Diagnostics;
using System.Text.Json.Nodes;
using Azure.Messaging.ServiceBus;
using LaunchControl.Core.SignOffs;
using LaunchControl.Drivers;
using LaunchControl.Functions.Infrastructure.ServiceBus;
using LaunchControl.Functions.Launches;
using LaunchControl.Functions.Tests.SignOffs;
using Microsoft.Extensions.DependencyInjection;
using Xunit.Abstractions;

namespace LaunchControl.Functions.Tests.BackPressure;

/// <summary>A launch on which work hangs keeps no other waiting.</summary>
public sealed class StuckWorkTests(RunningHost host, ITestOutputHelper output) : IClassFixture<RunningHost>
{
    private static readonly string[] Roles = ["alpha", "beta", "gamma"];

    private readonly RunningQueue _queue = new(host, QueueNames.GateSignOffs);

    [Fact]
    public async Task Sign_offs_of_other_launches_pass_those_of_a_launch_on_which_work_hangs_and_none_is_lost()
    {
        var stuck = await StartAsync("stuck", each: 20);
        var (held, other) = await HoldAsync(stuck);
        using (held)
        {
            await SendAsync(stuck, each: 20);
            await SendAsync(other, each: 1);

            var waited = Stopwatch.StartNew();
            await Eventually.TrueAsync(async () => await other.CountAsync("signOff.recorded") == 3, "Sign-offs of the other launch", TimeSpan.FromSeconds(15));
            output.WriteLine($"Behind 60 stuck messages: {waited.Elapsed.TotalSeconds:F1} s.");
            Assert.Equal(0, await stuck.CountAsync("signOff.recorded"));
        }

        await Eventually.TrueAsync(async () => await stuck.GateStatusAsync("only") == "approved", "All sign-offs of the stuck launch");
        await _queue.IsDoneAsync();
        Assert.Equal(60, await stuck.CountAsync("signOff.recorded"));
        Assert.Equal(1, await stuck.CountAsync("gate.approved"));
        Assert.Empty(await _queue.DeadLettersAsync());
    }

    private async Task<SmallLaunch> StartAsync(string id, int each)
    {
        var signed = await SignedLaunch.StartAsync(host, id, each, days: 60, SignedLaunch.Gate("only", new GatePolicy(Quorum.All), Roles));
        await signed.Launch.UntilGateAsync("only", "inReview");
        return signed.Launch;
    }

    // Locks are striped: one launch in a thousand shares that of the stuck one, and would tell nothing.
    private async Task<(IDisposable Held, SmallLaunch Other)> HoldAsync(SmallLaunch stuck)
    {
        var locks = host.App.Services.GetRequiredService<LaunchLocks>();
        for (var candidate = 1; ; candidate++)
        {
            var other = await StartAsync($"other-{candidate}", each: 1);
            var held = await locks.EnterAsync(stuck.Id, CancellationToken.None);
            try
            {
                (await locks.EnterAsync(other.Id, CancellationToken.None, TimeSpan.FromMilliseconds(50))).Dispose();
                return (held, other);
            }
            catch (LaunchBusyException)
            {
                held.Dispose();
            }
        }
    }

    private Task SendAsync(SmallLaunch launch, int each) => _queue.SendAsync(
        [.. Roles.SelectMany(role => Enumerable.Range(1, each), (role, number) => new ServiceBusMessage(Approval(launch.Id, SignedLaunch.PersonOf(role, number))))]);

    private static string Approval(string launchId, string person) => new JsonObject
    {
        ["signOffId"] = $"so-{launchId}-{person}",
        ["launchId"] = launchId,
        ["gateId"] = "only",
        ["round"] = 1,
        ["approver"] = person,
        ["decision"] = "approve",
        ["decidedAt"] = "2026-11-24T10:00:00Z",
    }.ToJsonString();
}
