namespace LaunchControl.Core.Performance;

/// <summary>Where a metric is read, and how. Holds no secret: <see cref="Secret"/> names one of the settings.</summary>
public sealed record MetricSource
{
    public required MetricSourceKind Kind { get; init; }

    /// <summary>For <see cref="MetricSourceKind.Http"/> what to get, for <see cref="MetricSourceKind.Prometheus"/> the server's base address.</summary>
    public string? Url { get; init; }

    /// <summary>For <see cref="MetricSourceKind.Http"/>: JSON pointer (RFC 6901) to the number.</summary>
    public string? Pointer { get; init; }

    /// <summary>For <see cref="MetricSourceKind.Http"/>: JSON pointer to the instant that the number is of; without one it is of the moment of reading.</summary>
    public string? AtPointer { get; init; }

    /// <summary>PromQL or KQL.</summary>
    public string? Query { get; init; }

    /// <summary>For <see cref="MetricSourceKind.AzureMonitor"/>: id of the workspace, a GUID.</summary>
    public string? Workspace { get; init; }

    /// <summary>Name of a secret in the settings, sent as a bearer token; null for none.</summary>
    public string? Secret { get; init; }
}
