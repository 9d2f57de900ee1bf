using LaunchControl.Functions.Infrastructure.Security;
using LaunchControl.Functions.Infrastructure.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace LaunchControl.Functions.Events;

/// <summary><c>GET /api/schemas/events</c>: the JSON Schema of events; <c>#/$defs/data</c> in it is that of their data.</summary>
public sealed class EventSchemaEndpoint(ApiRequests api)
{
    private const string Resource = "event.schema.json";

    [Function("GetEventSchema")]
    public Task<IResult> RunAsync([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/schemas/events")] HttpRequest request) =>
        api.RunAsync(request, AccessRule.Read, _ => Task.FromResult(Results.Stream(
            typeof(EventSchemaEndpoint).Assembly.GetManifestResourceStream(Resource) ?? throw new InvalidOperationException($"{Resource} is not embedded."),
            "application/schema+json")));
}
