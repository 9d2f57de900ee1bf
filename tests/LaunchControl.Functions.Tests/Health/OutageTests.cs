using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using LaunchControl.Chaos.Injection;
using LaunchControl.Drivers;
using LaunchControl.LocalHost.Broker;
using Microsoft.Extensions.Logging.Abstractions;

namespace LaunchControl.Functions.Tests.Health;

/// <summary>Health while something that everything depends on is gone.</summary>
public sealed partial class OutageTests
{
    [Fact]
    public async Task Tables_that_are_gone_are_told_and_so_is_that_they_are_back()
    {
        var port = int.Parse(TablePort().Match(Azurite.ConnectionString).Groups[1].Value, CultureInfo.InvariantCulture);
        await using var relay = new BrokerProxy(port);
        await AssertToldAsync(
            new RunningHost { Tables = Azurite.ConnectionString.Replace($":{port}/", $":{relay.Port}/", StringComparison.Ordinal) },
            relay,
            health => Assert.Equal(("unhealthy", "healthy"), (health.StatusOf("tables"), health.StatusOf("queue"))),
            health => health.DetailOf("tables"));
    }

    [Fact]
    public async Task A_broker_that_is_gone_is_told_and_so_is_that_it_is_back()
    {
        await using var broker = new ServiceBusBroker(
            new BrokerOptions().ForLaunchControl(TimeSpan.FromSeconds(30)), TimeProvider.System, NullLoggerFactory.Instance);
        await broker.StartAsync(CancellationToken.None);
        await using var relay = new BrokerProxy(broker.Port);
        await AssertToldAsync(
            new RunningHost { ServiceBus = broker.ConnectionString.Replace($":{broker.Port};", $":{relay.Port};", StringComparison.Ordinal) },
            relay,
            health => Assert.Equal(("healthy", "unhealthy"), (health.StatusOf("tables"), health.StatusOf("queue"))),
            health => health.DetailOf("queue"));
    }

    private static async Task AssertToldAsync(RunningHost host, BrokerProxy relay, Action<HealthAnswer> assert, Func<HealthAnswer, string?> detail)
    {
        await host.InitializeAsync();
        (await HealthAnswer.GetAsync(host)).IsHealthy();

        relay.IsDown = true;
        relay.Drop();
        var gone = await HealthAnswer.GetAsync(host);
        Assert.Equal((HttpStatusCode.ServiceUnavailable, "unhealthy"), (gone.Code, gone.Status));
        assert(gone);
        Assert.Matches("^[A-Z][^{}]{20,}[.]$", detail(gone));
        gone.TellsNoSecret();

        relay.IsDown = false;
        await Eventually.TrueAsync(async () => (await HealthAnswer.GetAsync(host)).Status == "healthy", "Health");
        await host.DisposeAsync();
    }

    [GeneratedRegex(@"TableEndpoint=http://127\.0\.0\.1:(\d+)/")]
    private static partial Regex TablePort();
}
