using LaunchControl.Core.Performance;
using LaunchControl.Functions.Infrastructure.Security;
using LaunchControl.Functions.Launches;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace LaunchControl.Functions.Performance;

/// <summary><c>PUT /api/launches/{id}/metrics/{metricId}</c>: agrees on one metric, new or not; once the go is given, with a reason.</summary>
public sealed class ChangeMetricEndpoint(LaunchCommandEndpoint launches)
{
    [Function("ChangeMetric")]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = "api/launches/{launchId}/metrics/{metricId}")] HttpRequest request,
        string launchId,
        string metricId,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken) =>
        launches.RunAsync(request, launchId, Action(metricId), client, cancellationToken);

    /// <summary>Who may, and what a request says.</summary>
    internal static LaunchAction Action(string metricId) =>
        new(AccessRule.ManageLaunch, fields =>
            {
                var metric = MetricBody.ReadMembers(fields, metricId, isDirectionNeeded: false);
                fields.Apply(faults => MetricContractRules.Check(metric, faults));
                return new ChangeMetric(metric, fields.String("reason"));
            })
        { IsBodyNeeded = true };
}
