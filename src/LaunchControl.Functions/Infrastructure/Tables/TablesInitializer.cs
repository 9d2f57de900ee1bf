using Microsoft.Extensions.Hosting;

namespace LaunchControl.Functions.Infrastructure.Tables;

/// <summary>Creates missing tables before the first request.</summary>
public sealed class TablesInitializer(LaunchControlTables tables) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken) => tables.CreateAsync(cancellationToken);

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
