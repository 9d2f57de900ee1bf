using System.Diagnostics.Metrics;
using Azure.Messaging.ServiceBus;
using LaunchControl.Core.SignOffs;
using LaunchControl.Drivers;
using LaunchControl.Functions.Tests.Commands;
using LaunchControl.Functions.Tests.SignOffs;
using Microsoft.Extensions.DependencyInjection;

namespace LaunchControl.Functions.Tests.Telemetry;

public sealed class MetricTests(RunningHost host) : IClassFixture<RunningHost>
{
    [Fact]
    public async Task Commands_intents_mails_dead_letters_and_sign_offs_are_counted_and_no_tag_tells_who_or_which()
    {
        using var metrics = new MetricRecorder(host.App.Services.GetRequiredService<IMeterFactory>());
        var signed = await SignedLaunch.StartAsync(host, "measured", SignedLaunch.Gate("only", new GatePolicy(Quorum.All), ["lead"], "item"));
        var queue = new RunningQueue(host, "launch-commands");
        await queue.SendCopiesAsync(CommandMessage.Complete(signed.Launch.Id, "item", "once").ToBody(), copies: 3);
        await queue.SendAsync(new ServiceBusMessage("{") { MessageId = "malformed" });
        await queue.DeadLetterAsync("malformed");
        await signed.DecideAsync(await signed.LinkAsync(SignedLaunch.PersonOf("lead")), "approve");
        await signed.LinkAsync(SignedLaunch.PersonOf("executive"), "go");
        await host.Api.SettleAsync();

        Assert.Single(metrics.Of("launchcontrol.commands", "kind=StartLaunch outcome=accepted"));
        Assert.Single(metrics.Of("launchcontrol.commands", "kind=CompleteItem outcome=accepted"));
        Assert.Equal(2, metrics.Of("launchcontrol.commands", "kind=CompleteItem outcome=unchanged").Count + metrics.Of("launchcontrol.commands", "kind=CompleteItem outcome=duplicate").Count);
        Assert.Single(metrics.Of("launchcontrol.commands", "kind=RecordSignOff outcome=accepted"));
        Assert.All(metrics.Of("launchcontrol.command.duration", "kind=RecordSignOff outcome=accepted"), seconds => Assert.InRange(seconds, 0.000_001, 60));
        Assert.NotEmpty(metrics.Of("launchcontrol.outbox.intents", "kind=SendMailIntent outcome=done"));
        Assert.All(metrics.Of("launchcontrol.outbox.delay", "kind=SendMailIntent"), seconds => Assert.InRange(seconds, 0, 60));
        Assert.Single(metrics.Of("launchcontrol.messages.deadlettered", "queue=launch-commands code=invalid-request"));
        Assert.Equal(2, metrics.Of("launchcontrol.mails", "kind=SignOffRequested outcome=sent").Count);
        Assert.InRange(Assert.Single(metrics.Of("launchcontrol.signoff.latency")), 0, 60);
        Assert.All(metrics.All, one =>
        {
            Assert.DoesNotContain("@", one.Tags, StringComparison.Ordinal);
            Assert.DoesNotContain(signed.Launch.Id, one.Tags, StringComparison.Ordinal);
        });
    }
}
