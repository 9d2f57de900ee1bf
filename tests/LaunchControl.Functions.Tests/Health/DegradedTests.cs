using Azure.Messaging.ServiceBus;
using LaunchControl.Drivers;
using LaunchControl.Functions.Infrastructure.ServiceBus;
using LaunchControl.Functions.Orchestrations;
using LaunchControl.Functions.Tests.Watchdog;
using LaunchControl.LocalHost.Faults;
using Microsoft.Extensions.DependencyInjection;

namespace LaunchControl.Functions.Tests.Health;

/// <summary>Health while everything works, but somebody should look.</summary>
public sealed class DegradedTests : IAsyncLifetime
{
    private readonly RunningHost _host = new() { Settings = new Dictionary<string, string> { ["Faults:MailShare"] = "0" } };

    public async Task InitializeAsync()
    {
        await _host.InitializeAsync();
        (await HealthAnswer.GetAsync(_host)).IsHealthy();
    }

    public Task DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task Mail_that_is_refused_is_told_with_the_providers_status_until_the_next_mail_is_taken()
    {
        var launch = await RefusedMailAsync("refused");

        var refused = await HealthAnswer.GetAsync(_host);
        refused.IsDegradedBy("mail");
        Assert.Matches("^The mail provider answered (429|500|503)[.] [A-Z].*[.]$", refused.DetailOf("mail"));
        refused.TellsNoSecret(launch.Id);

        Provider.MailShare = 0;
        await _host.Api.AdvanceAsync("PT2M");
        (await HealthAnswer.GetAsync(_host)).IsHealthy();
    }

    [Fact]
    public async Task Mail_that_waits_for_hours_is_late_also_while_its_next_attempt_is_put_off()
    {
        var launch = await RefusedMailAsync("late-mail");
        for (var minutes = 0; minutes <= 70; minutes += 2)
        {
            await _host.Api.AdvanceAsync("PT2M");
        }

        var late = await HealthAnswer.GetAsync(_host);
        Assert.Equal(("degraded", "degraded"), (late.StatusOf("mail"), late.StatusOf("timeliness")));
        Assert.StartsWith("For over 15 minutes: Mails or wakes could not be handed over.", late.DetailOf("timeliness"), StringComparison.Ordinal);
        late.TellsNoSecret(launch.Id);

        Provider.MailShare = 0;
        await _host.Api.AdvanceAsync("PT80M");
        (await HealthAnswer.GetAsync(_host)).IsHealthy();
    }

    [Fact]
    public async Task A_dead_letter_is_told_with_its_queue_until_it_is_gone()
    {
        var queue = new RunningQueue(_host, QueueNames.LaunchCommands);
        await queue.SendAsync(new ServiceBusMessage("{}") { MessageId = "dead" });
        await queue.DeadLetterAsync("dead");

        var dead = await HealthAnswer.GetAsync(_host);
        dead.IsDegradedBy("queue");
        Assert.Contains(QueueNames.LaunchCommands, dead.DetailOf("queue"), StringComparison.Ordinal);
        dead.TellsNoSecret();

        await queue.PurgeDeadLettersAsync();
        (await HealthAnswer.GetAsync(_host)).IsHealthy();
    }

    [Fact]
    public async Task A_launch_that_should_have_gone_on_is_told_after_a_quarter_of_an_hour_and_until_it_goes_on()
    {
        var stuck = new StuckHost(_host);
        var launch = await SmallLaunch.StartAsync(_host.Api, TestPlaybook.Usual("late"));
        await stuck.SuspendAsync(OrchestrationIds.Gate(launch.Id, "alpha", 0));
        await launch.CompleteAsync("a1", "a2");
        await launch.ApproveAsync("alpha");
        (await HealthAnswer.GetAsync(_host)).IsHealthy();

        await _host.Api.AdvanceAsync("PT16M");

        var late = await HealthAnswer.GetAsync(_host);
        late.IsDegradedBy("timeliness");
        Assert.StartsWith("For over 15 minutes: Launches should have gone on by themselves.", late.DetailOf("timeliness"), StringComparison.Ordinal);
        late.TellsNoSecret(launch.Id);

        await stuck.Engine.ResumeInstanceAsync(OrchestrationIds.Gate(launch.Id, "alpha", 0), "Done.");
        await launch.UntilGateAsync("beta", "preparing");
        await Eventually.TrueAsync(async () => (await HealthAnswer.GetAsync(_host)).Status == "healthy", "Health");
    }

    private FaultOptions Provider => _host.App.Services.GetRequiredService<FaultOptions>();

    private async Task<SmallLaunch> RefusedMailAsync(string playbook)
    {
        var launch = await SmallLaunch.StartAsync(_host.Api, TestPlaybook.Usual(playbook));
        Provider.MailShare = 1;
        (await launch.ItemAsync("a1", "block", JsonBodies.Reason("The figures are wrong."), TestPlaybook.Worker)).IsAccepted();
        return launch;
    }
}
