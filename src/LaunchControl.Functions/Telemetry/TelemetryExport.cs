using Azure.Core;
using Azure.Monitor.OpenTelemetry.Exporter;
using Microsoft.Azure.Functions.Worker.OpenTelemetry;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry;

namespace LaunchControl.Functions.Telemetry;

/// <summary>Sends traces, metrics and logs to Application Insights, where one is configured. The only file that knows an exporter.</summary>
public static class TelemetryExport
{
    /// <summary>The platform's settings, which the Functions host reads as well.</summary>
    public const string ConnectionString = "APPLICATIONINSIGHTS_CONNECTION_STRING";

    /// <inheritdoc cref="ConnectionString"/>
    public const string Authentication = "APPLICATIONINSIGHTS_AUTHENTICATION_STRING";

    /// <summary>Without <see cref="ConnectionString"/> nothing is collected; with <see cref="Authentication"/> the app's identity signs in.</summary>
    public static IServiceCollection AddTelemetryExport(this IServiceCollection services, IConfiguration configuration)
    {
        if (string.IsNullOrWhiteSpace(configuration[ConnectionString]))
        {
            return services;
        }

        services.AddOpenTelemetry()
            .UseFunctionsWorkerDefaults()
            .WithTracing(traces => traces.AddSource(LaunchControlTrace.SourceName, "Azure.*"))
            .WithMetrics(metrics => metrics.AddMeter(LaunchControlMetrics.MeterName))
            .UseAzureMonitorExporter(options => options.ConnectionString = configuration[ConnectionString]);
        if (!string.IsNullOrWhiteSpace(configuration[Authentication]))
        {
            services.AddOptions<AzureMonitorExporterOptions>().Configure<TokenCredential>((options, credential) => options.Credential = credential);
        }

        return services;
    }
}
