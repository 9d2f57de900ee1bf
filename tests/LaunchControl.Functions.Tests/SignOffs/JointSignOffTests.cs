using System.Text.Json.Nodes;
using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Messaging.ServiceBus;
using LaunchControl.Core.SignOffs;
using LaunchControl.Drivers;
using LaunchControl.Functions.Infrastructure.Resilience;
using LaunchControl.Functions.Infrastructure.Tables;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace LaunchControl.Functions.Tests.SignOffs;

/// <summary>Sign-offs of one launch that come faster than it can be written.</summary>
public sealed class JointSignOffTests : IAsyncLifetime
{
    private static readonly string[] Roles = ["alpha", "beta", "gamma", "delta", "epsilon"];

    private readonly TransactionCounter _transactions = new();
    private readonly RunningHost _host;

    public JointSignOffTests() => _host = new RunningHost { Services = Count };

    public Task InitializeAsync() => _host.InitializeAsync();

    public Task DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task A_crowd_of_sign_offs_takes_far_fewer_transactions_and_each_keeps_its_own_fate()
    {
        var signed = await SignedLaunch.StartAsync(_host, "joint-crowd", each: 20, days: 60, SignedLaunch.Gate("only", new GatePolicy(Quorum.All), Roles));
        await signed.Launch.UntilGateAsync("only", "inReview");
        var people = Roles.SelectMany(role => Enumerable.Range(1, 20).Select(number => SignedLaunch.PersonOf(role, number))).ToList();
        var (before, queue) = (_transactions.Count, new RunningQueue(_host, "gate-sign-offs"));

        // Each one twice, and a stranger among every ten.
        await SendAsync([.. people.SelectMany((person, i) => (ServiceBusMessage[])
        [
            Message(signed, person, person), Message(signed, person, person), .. i % 10 == 0 ? [Message(signed, $"stranger-{i}@evil.example", $"s{i}")] : Array.Empty<ServiceBusMessage>(),
        ])]);

        await queue.IsDoneAsync();
        Assert.Equal("approved", await signed.Launch.GateStatusAsync("only"));
        Assert.Equal(100, await signed.Launch.CountAsync("signOff.recorded"));
        Assert.Equal(1, await signed.Launch.CountAsync("gate.approved"));
        Assert.Equal(people, (await signed.Launch.TrailAsync()).Where(entry => entry["action"]!.GetValue<string>() == "signOff.recorded").Select(entry => entry["actor"]!.GetValue<string>()).Order(new ByPlace(people)));
        var dead = await queue.DeadLettersAsync();
        Assert.Equal(10, dead.Count);
        Assert.All(dead, message => Assert.Equal("not-an-approver", message.DeadLetterReason));
        Assert.InRange(_transactions.Count - before, 1, 60);
    }

    [Fact]
    public async Task What_somebody_said_before_they_changed_their_mind_many_times_never_counts_again()
    {
        const int Changes = 30;
        var signed = await SignedLaunch.InReviewAsync(_host, "joint-wavering", new GatePolicy(Quorum.All));
        var (person, queue, now) = (SignedLaunch.PersonOf("lead"), new RunningQueue(_host, "gate-sign-offs"), await signed.Launch.NowAsync());
        for (var change = 0; change <= Changes; change++)
        {
            await SendAsync([Change(change)]);
            await queue.IsDoneAsync();
        }

        Assert.Equal(Changes + 1, await signed.Launch.CountAsync("signOff.recorded"));
        var before = await signed.Launch.SnapshotAsync();
        await SendAsync([.. Enumerable.Range(0, Changes).Select(Change)]);
        await queue.IsDoneAsync();

        Assert.Equal(before, await signed.Launch.SnapshotAsync());
        Assert.Empty(await queue.DeadLettersAsync());

        ServiceBusMessage Change(int number) => Message(signed, person, $"v{number}", now.AddHours(number + 1), number == 0 ? null : $"v{number - 1}");
    }

    private async Task SendAsync(IReadOnlyList<ServiceBusMessage> messages)
    {
        await using var sender = _host.App.Services.GetRequiredService<ServiceBusClient>().CreateSender("gate-sign-offs");
        await sender.SendMessagesAsync(messages);
    }

    private static ServiceBusMessage Message(SignedLaunch signed, string person, string signOffId, DateTimeOffset? effectiveAt = null, string? replaces = null) => new(new JsonObject
    {
        ["signOffId"] = signOffId,
        ["launchId"] = signed.Launch.Id,
        ["gateId"] = "only",
        ["round"] = 1,
        ["approver"] = person,
        ["decision"] = "approve",
        ["effectiveAt"] = effectiveAt?.ToString("O"),
        ["replaces"] = replaces,
        ["channel"] = "queue",
        ["decidedAt"] = "2026-11-24T10:00:00Z",
    }.ToJsonString());

    private void Count(IServiceCollection services) => services.AddSingleton(provider =>
    {
        var options = Retries.Tables(provider.GetRequiredService<IOptions<TablesOptions>>().Value.Timeout);
        options.AddPolicy(_transactions, HttpPipelinePosition.PerRetry);
        return options;
    });

    private sealed class ByPlace(List<string> people) : IComparer<string>
    {
        public int Compare(string? one, string? other) => people.IndexOf(one!).CompareTo(people.IndexOf(other!));
    }

    private sealed class TransactionCounter : HttpPipelineSynchronousPolicy
    {
        private int _count;

        public int Count => Volatile.Read(ref _count);

        public override void OnSendingRequest(HttpMessage message)
        {
            if (message.Request.Method == RequestMethod.Post && message.Request.Uri.Path.EndsWith("$batch", StringComparison.Ordinal))
            {
                Interlocked.Increment(ref _count);
            }
        }
    }
}
