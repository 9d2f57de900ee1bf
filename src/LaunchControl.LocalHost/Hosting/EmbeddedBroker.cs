using LaunchControl.LocalHost.Broker;
using Microsoft.Extensions.Logging;

namespace LaunchControl.LocalHost.Hosting;

/// <summary>The broker that LocalHost starts when it is given none.</summary>
internal static class EmbeddedBroker
{
    /// <summary>Lives on real time: the official client renews its locks by the machine's clock.</summary>
    public static async Task<ServiceBusBroker> StartAsync(LocalHostOptions options, ILoggerFactory loggers, CancellationToken cancellationToken)
    {
        var broker = new ServiceBusBroker(
            new BrokerOptions { DataDirectory = options.PathOf("broker") }.ForLaunchControl(options.LockDuration, options.Subscriptions),
            TimeProvider.System,
            loggers);
        await broker.StartAsync(cancellationToken);
        return broker;
    }
}
