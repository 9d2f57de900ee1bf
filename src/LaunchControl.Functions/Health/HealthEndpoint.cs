using LaunchControl.Functions.Infrastructure.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace LaunchControl.Functions.Health;

/// <summary><c>GET /api/health</c>: whether this system and what it depends on work. Needs no token; tells no secret.</summary>
public sealed class HealthEndpoint(HealthCheckService checks)
{
    [Function("GetHealth")]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/health")] HttpRequest request, CancellationToken cancellationToken)
    {
        var report = await checks.CheckHealthAsync(cancellationToken);
        var isHealthy = report.Status == HealthStatus.Healthy;
        return Results.Json(
            new
            {
                status = Word(report.Status),
                dependencies = report.Entries.ToDictionary(entry => entry.Key, entry => new { status = Word(entry.Value.Status) }),
            },
            ApiJson.Options,
            statusCode: isHealthy ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable);
    }

    private static string Word(HealthStatus status) => status == HealthStatus.Healthy ? "healthy" : "unhealthy";
}
