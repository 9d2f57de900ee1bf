namespace LaunchControl.Functions.Health;

/// <param name="Status"><c>healthy</c>; <c>degraded</c>: everything works and somebody should look all the same; <c>unhealthy</c>.</param>
/// <param name="Dependencies">By name: tables, queue, mail, timeliness, orchestrations.</param>
public sealed record HealthView(string Status, IReadOnlyDictionary<string, DependencyView> Dependencies);
