namespace LaunchControl.Core.Performance;

/// <summary>Where the values of a metric come from.</summary>
public enum MetricSourceKind
{
    /// <summary>Somebody sends observations, by HTTP or queue.</summary>
    Push,

    /// <summary>One number in the JSON that an address answers with.</summary>
    Http,

    /// <summary>A query of a Prometheus server.</summary>
    Prometheus,

    /// <summary>A KQL query of an Azure Monitor Logs workspace.</summary>
    AzureMonitor,
}
