using LaunchControl.Core.Forecasts;
using LaunchControl.Core.GoNoGo;
using LaunchControl.Core.Ports;
using LaunchControl.Functions.Infrastructure.Security;
using LaunchControl.Functions.Infrastructure.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace LaunchControl.Functions.Launches;

/// <summary><c>GET /api/launches/{id}/readiness</c>: the score with its factors, the colour with its rule, the forecast, and the burn-up; as CSV the points of the burn-up.</summary>
public sealed class GetReadinessEndpoint(ApiRequests api, LaunchCommandEndpoint launches, IReadinessHistory history, TimeProvider time)
{
    [Function("GetReadiness")]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/launches/{launchId}/readiness")] HttpRequest request,
        string launchId,
        CancellationToken cancellationToken) =>
        api.RunAsync(request, AccessRule.SignedIn, async caller =>
        {
            var launch = await launches.RequireAsync(launchId, caller, AccessRule.ReadLaunch, cancellationToken);
            var points = await history.ReadAsync(launch.Id, cancellationToken);
            if (CsvResult.IsWanted(request))
            {
                return ListAnswer.Csv($"{launch.Id}-readiness", points, ReadinessCsv.Columns);
            }

            var now = time.GetUtcNow();
            var forecast = Forecast.Of(launch, now);
            var readiness = Readiness.Of(launch, forecast, now);
            return Results.Json(
                new ReadinessReport(readiness.Score, readiness.Rag, readiness.RagReason, readiness.Factors, readiness.Risks, forecast, points), ApiJson.Options);
        });
}
