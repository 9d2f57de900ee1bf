using LaunchControl.Functions.Infrastructure.Security;
using LaunchControl.Functions.Infrastructure.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace LaunchControl.Functions.Playbooks;

/// <summary><c>GET /api/schemas/playbook</c>: the JSON Schema of playbook documents.</summary>
public sealed class PlaybookSchemaEndpoint(ApiRequests api)
{
    private const string Resource = "playbook.schema.json";

    [Function("GetPlaybookSchema")]
    public Task<IResult> RunAsync([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/schemas/playbook")] HttpRequest request) =>
        api.RunAsync(request, AccessRule.Read, _ => Task.FromResult(Results.Stream(
            typeof(PlaybookSchemaEndpoint).Assembly.GetManifestResourceStream(Resource) ?? throw new InvalidOperationException($"{Resource} is not embedded."),
            "application/schema+json")));
}
