using Azure.Core;
using Azure.Messaging.ServiceBus;
using LaunchControl.Functions.Infrastructure.ServiceBus;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace LaunchControl.LocalHost.ServiceBus;

/// <summary>
/// Receives for triggers, as the Functions host does: through a client of its own, with the library's own limits. The app's client gives up a call after
/// ten seconds, so that each of its receivers would wake up six times a minute for nothing.
/// </summary>
public sealed class TriggerClient(IServiceProvider services, IOptions<ServiceBusOptions> options) : IAsyncDisposable
{
    public ServiceBusClient Value { get; } = options.Value.FullyQualifiedNamespace is { Length: > 0 } name
        ? new ServiceBusClient(name, services.GetRequiredService<TokenCredential>())
        : new ServiceBusClient(options.Value.ConnectionString);

    public ValueTask DisposeAsync() => Value.DisposeAsync();
}
