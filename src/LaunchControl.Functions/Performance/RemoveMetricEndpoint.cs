using LaunchControl.Core.Performance;
using LaunchControl.Functions.Infrastructure.Security;
using LaunchControl.Functions.Launches;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace LaunchControl.Functions.Performance;

/// <summary><c>DELETE /api/launches/{id}/metrics/{metricId}</c>: measures a metric no more; a reason may stand in the query or in a body.</summary>
public sealed class RemoveMetricEndpoint(LaunchCommandEndpoint launches)
{
    [Function("RemoveMetric")]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = "api/launches/{launchId}/metrics/{metricId}")] HttpRequest request,
        string launchId,
        string metricId,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken) =>
        launches.RunAsync(request, launchId, Action(metricId, request.Query["reason"].FirstOrDefault()), client, cancellationToken);

    /// <summary>Who may, and what a request says.</summary>
    internal static LaunchAction Action(string metricId, string? reason = null) =>
        new(AccessRule.ManageLaunch, fields => new RemoveMetric(metricId, fields.String("reason") ?? reason));
}
