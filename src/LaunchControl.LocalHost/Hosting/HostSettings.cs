using Microsoft.Extensions.Configuration;

namespace LaunchControl.LocalHost.Hosting;

/// <summary>What the Functions host would read from <c>host.json</c>, with its defaults.</summary>
/// <param name="RoutePrefix">Of HTTP functions.</param>
/// <param name="MaxConcurrentCalls">Messages of one queue that are worked on at a time.</param>
/// <param name="PrefetchCount">Messages of one queue that are fetched ahead.</param>
/// <param name="MaxConcurrentActivities">Activities that run at a time.</param>
/// <param name="OrchestrationVersion">Version of orchestrations that are started without one.</param>
public sealed record HostSettings(string RoutePrefix, int MaxConcurrentCalls, int PrefetchCount, int MaxConcurrentActivities, string OrchestrationVersion)
{
    public static HostSettings Read()
    {
        var extensions = new ConfigurationBuilder().AddJsonFile(Path.Combine(AppContext.BaseDirectory, "host.json")).Build().GetSection("extensions");
        return new HostSettings(
            extensions.GetValue("http:routePrefix", "api").Trim('/'),
            extensions.GetValue("serviceBus:maxConcurrentCalls", 16),
            extensions.GetValue("serviceBus:prefetchCount", 0),
            extensions.GetValue("durableTask:maxConcurrentActivityFunctions", 10 * Environment.ProcessorCount),
            extensions.GetValue("durableTask:defaultVersion", ""));
    }
}
