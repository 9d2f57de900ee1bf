using LaunchControl.Functions.Infrastructure.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace LaunchControl.Functions.Health;

/// <summary><c>GET /api/health</c>: whether this system and what it depends on work. Needs no token; tells no secret.</summary>
/// <remarks>
/// 503 where something does not work. 200 with <c>degraded</c> where everything works and somebody should look all the same: work that is late,
/// mail that is not taken, messages that nobody could process.
/// </remarks>
public sealed class HealthEndpoint(HealthCheckService checks)
{
    [Function("GetHealth")]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/health")] HttpRequest request,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken)
    {
        var engine = EngineHealth.CheckAsync(client, cancellationToken);
        var report = await checks.CheckHealthAsync(cancellationToken);
        var entries = report.Entries.ToDictionary(entry => entry.Key, entry => (entry.Value.Status, entry.Value.Description));
        entries["orchestrations"] = await engine;
        var status = entries.Values.Min(entry => entry.Status);
        return Results.Json(
            new HealthView(Word(status), entries.ToDictionary(entry => entry.Key, entry => new DependencyView(Word(entry.Value.Status), entry.Value.Description))),
            ApiJson.Options,
            statusCode: status == HealthStatus.Unhealthy ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status200OK);
    }

    private static string Word(HealthStatus status) => status switch
    {
        HealthStatus.Healthy => "healthy",
        HealthStatus.Degraded => "degraded",
        _ => "unhealthy",
    };
}
