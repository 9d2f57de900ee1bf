using System.Net;
using Azure.Messaging.ServiceBus;
using LaunchControl.Drivers;
using LaunchControl.Functions.Infrastructure.ServiceBus;
using LaunchControl.Functions.Tests.Commands;
using LaunchControl.Functions.Tests.Watchdog;
using LaunchControl.Functions.Watchdog;

namespace LaunchControl.Functions.Tests.BackPressure;

/// <summary>What becomes of a message whose launch can't be worked on for a while.</summary>
public sealed class PassingTroubleTests(RunningHost host) : IClassFixture<RunningHost>
{
    private const int LastAttempt = 11;

    private readonly StuckHost _stuck = new(host);
    private readonly RunningQueue _queue = new(host, QueueNames.LaunchCommands);

    [Fact]
    public async Task A_command_that_fails_comes_later_and_is_carried_out_once_when_the_trouble_is_over()
    {
        var launch = await StartAsync("trouble");
        var undo = await _stuck.DamageAsync(launch.Id);
        await _queue.SendCopiesAsync(CommandMessage.Complete(launch.Id, "a1").ToBody(), copies: 3);
        await _queue.HasPutOffAsync(3);
        Assert.Empty(await _queue.DeadLettersAsync());

        await undo();

        await _queue.IsDoneAsync();
        Assert.Equal(1, await launch.CountAsync("item.completed"));
        Assert.Empty(await _queue.DeadLettersAsync());
    }

    [Fact]
    public async Task A_command_whose_attempts_all_failed_becomes_a_dead_letter_that_the_patrol_sends_again()
    {
        var launch = await StartAsync("given-up");
        var undo = await _stuck.DamageAsync(launch.Id);
        var messageId = await SendAsync(CommandMessage.Complete(launch.Id, "a1").ToBody(), (LaterDelivery.Attempts, LastAttempt));
        var dead = await _queue.DeadLetterAsync(messageId);
        Assert.Equal(LaterDelivery.GaveUp, dead.DeadLetterReason);
        Assert.Matches("^It failed 12 times, at last with [A-Za-z]+; .*[.]$", dead.DeadLetterErrorDescription);
        Assert.DoesNotContain(launch.Id, dead.DeadLetterErrorDescription, StringComparison.Ordinal);

        // Still in trouble, it starts with its first attempt again.
        await PatrolAsync();
        await _queue.HasPutOffAsync(1);
        Assert.Empty(await _queue.DeadLettersAsync());
        await undo();

        await _queue.IsDoneAsync();
        Assert.Equal(1, await launch.CountAsync("item.completed"));
    }

    [Fact]
    public async Task A_dead_letter_that_was_sent_again_for_a_day_or_that_was_refused_waits_for_a_person()
    {
        var launch = await StartAsync("kept");
        var undo = await _stuck.DamageAsync(launch.Id);
        var spent = await SendAsync(CommandMessage.Complete(launch.Id, "a1").ToBody(), (LaterDelivery.Attempts, LastAttempt), (DeadLetterRescue.Redeliveries, 24));
        var refused = await SendAsync(BinaryData.FromString("{}"));
        var last = await SendAsync(CommandMessage.Complete(launch.Id, "a2").ToBody(), (LaterDelivery.Attempts, LastAttempt), (DeadLetterRescue.Redeliveries, 23));
        await Eventually.TrueAsync(async () => (await _queue.DeadLettersAsync()).Count == 3, "Three dead letters");
        await undo();

        await PatrolAsync();

        await _queue.IsDoneAsync();
        Assert.Equal("open", await launch.ItemStatusAsync("a1"));
        Assert.Equal("done", await launch.ItemStatusAsync("a2"));
        var kept = await _queue.DeadLettersAsync();
        Assert.Equal(new HashSet<string> { spent, refused }, kept.Select(dead => dead.MessageId).ToHashSet());
        Assert.DoesNotContain(last, kept.Select(dead => dead.MessageId));
        Assert.Equal("invalid-request", kept.Single(dead => dead.MessageId == refused).DeadLetterReason);
        await _queue.PurgeDeadLettersAsync();
    }

    private Task<SmallLaunch> StartAsync(string playbook) => SmallLaunch.StartAsync(host.Api, TestPlaybook.Usual(playbook));

    private async Task<string> SendAsync(BinaryData body, params (string Name, int Value)[] properties)
    {
        var message = new ServiceBusMessage(body) { MessageId = Guid.NewGuid().ToString("N") };
        foreach (var (name, value) in properties)
        {
            message.ApplicationProperties[name] = value;
        }

        await _queue.SendAsync(message);
        return message.MessageId;
    }

    private Task PatrolAsync() => host.Api.PostAsync("admin/functions/Patrol", expected: HttpStatusCode.Accepted);
}
