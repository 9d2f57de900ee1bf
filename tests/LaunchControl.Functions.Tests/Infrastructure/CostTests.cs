using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Azure.Core;
using Azure.Core.Pipeline;
using LaunchControl.Drivers;
using LaunchControl.Functions.Infrastructure.Resilience;
using LaunchControl.Functions.Infrastructure.Tables;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace LaunchControl.Functions.Tests.Infrastructure;

/// <summary>Counts what a launch and an idle hour ask of storage, so that <c>docs/cost.md</c> stays true.</summary>
public sealed class CostTests : IAsyncLifetime
{
    private readonly Counter _counter = new();
    private readonly RunningHost _host;

    public CostTests() => _host = new RunningHost { Services = Count };

    public Task InitializeAsync() => _host.InitializeAsync();

    public Task DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task A_whole_launch_and_an_idle_hour_ask_of_storage_what_the_docs_say()
    {
        var api = _host.Api;
        var started = await api.StartAsync();
        var id = started["id"]!.GetValue<string>();
        await new LaunchWalk(api, id).WorkUntilAsync("scheduled");
        await api.PostAsync("dev/clock", new JsonObject { ["now"] = started["launchAt"]!.GetValue<DateTimeOffset>().AddSeconds(1).ToString("O") });
        await api.AdvanceAsync("P91D");
        Assert.Equal("completed", (await api.LaunchAsync(id))["status"]!.GetValue<string>());
        Holds("changes by a whole launch", _counter.Changes);

        var before = _counter.Calls;
        for (var minute = 0; minute < 60; minute++)
        {
            await api.AdvanceAsync("PT1M");
        }

        Holds("calls in an idle hour", _counter.Calls - before);
    }

    // Reads depend on how often the test itself looks, so only what is changed is held. More by a tenth is a regression; far less, and the docs frighten people for nothing.
    private void Holds(string what, long counted)
    {
        var documented = long.Parse(Row(what).Match(File.ReadAllText(Path.Combine(Repository.Root, "docs", "cost.md"))).Groups[1].Value, NumberStyles.AllowThousands, CultureInfo.InvariantCulture);

        Assert.True(counted <= documented * 1.1 && counted >= documented * 0.7, $"docs/cost.md says {documented} {what}; {counted} were counted, {_counter.Calls} calls in all.");
    }

    private static Regex Row(string what) => new($@"\| {what} \| ([\d,]+) \|");

    private void Count(IServiceCollection services) => services.AddSingleton(provider =>
    {
        var options = Retries.Tables(provider.GetRequiredService<IOptions<TablesOptions>>().Value.Timeout);
        options.AddPolicy(_counter, HttpPipelinePosition.PerRetry);
        return options;
    });

    private sealed class Counter : HttpPipelineSynchronousPolicy
    {
        private long _calls;
        private long _changes;

        public long Calls => Interlocked.Read(ref _calls);

        public long Changes => Interlocked.Read(ref _changes);

        public override void OnSendingRequest(HttpMessage message)
        {
            Interlocked.Increment(ref _calls);
            if (message.Request.Method != RequestMethod.Get)
            {
                Interlocked.Increment(ref _changes);
            }
        }
    }
}
