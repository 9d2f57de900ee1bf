using System.Text.Json.Nodes;
using Azure.Messaging.ServiceBus;
using LaunchControl.Drivers;
using LaunchControl.Functions.Infrastructure.ServiceBus;

namespace LaunchControl.Functions.Tests.Commands;

/// <summary>What an operator does with dead letters.</summary>
public sealed class MendedDeadLetterTests(RunningHost host) : IClassFixture<RunningHost>
{
    [Fact]
    public async Task A_command_that_was_mended_and_sent_twice_and_then_sent_as_it_was_is_carried_out_once()
    {
        var launch = await SmallLaunch.StartAsync(host.Api, TestPlaybook.Usual("mended"));
        var queue = new RunningQueue(host, QueueNames.LaunchCommands);
        var whole = CommandMessage.Complete(launch.Id, "a1");
        var faulty = whole.DeepClone().AsObject().With("itemId", "no-such-item").ToBody();
        await queue.SendAsync(new ServiceBusMessage(faulty) { MessageId = "faulty" });
        Assert.Equal("item-not-found", (await queue.DeadLetterAsync("faulty")).DeadLetterReason);
        await queue.PurgeDeadLettersAsync();

        await queue.SendCopiesAsync(whole.ToBody(), copies: 2);
        await queue.IsDoneAsync();
        await queue.SendCopiesAsync(faulty, copies: 1);
        await queue.IsDoneAsync();

        Assert.Equal(1, await launch.CountAsync("item.completed"));
        Assert.Equal("done", await launch.ItemStatusAsync("a1"));
        Assert.Empty(await queue.DeadLettersAsync());
    }

    [Fact]
    public async Task A_sign_off_that_was_mended_and_sent_twice_is_recorded_once()
    {
        var launch = await SmallLaunch.StartAsync(host.Api, TestPlaybook.Usual("mended-sign-off"));
        await launch.CompleteAsync("a1", "a2");
        await launch.UntilGateAsync("alpha", "inReview");
        var queue = new RunningQueue(host, QueueNames.GateSignOffs);
        await queue.SendAsync(new ServiceBusMessage(SignOff(launch, "somebody-else@contoso.example")) { MessageId = "faulty" });
        Assert.Equal("not-an-approver", (await queue.DeadLetterAsync("faulty")).DeadLetterReason);
        await queue.PurgeDeadLettersAsync();

        await queue.SendCopiesAsync(BinaryData.FromString(SignOff(launch, TestPlaybook.LeadOf("alpha"))), copies: 2);

        await queue.IsDoneAsync();
        await launch.UntilGateAsync("alpha", "approved");
        Assert.Equal((1, 1), (await launch.CountAsync("signOff.recorded"), await launch.CountAsync("gate.approved")));
        Assert.Empty(await queue.DeadLettersAsync());
    }

    private static string SignOff(SmallLaunch launch, string approver) => new JsonObject
    {
        ["signOffId"] = "mended",
        ["launchId"] = launch.Id,
        ["gateId"] = "alpha",
        ["round"] = 1,
        ["approver"] = approver,
        ["decision"] = "approve",
        ["decidedAt"] = "2026-11-24T10:00:00Z",
    }.ToJsonString();
}
