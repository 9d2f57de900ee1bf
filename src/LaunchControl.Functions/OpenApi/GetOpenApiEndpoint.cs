using System.Text.Json;
using LaunchControl.Functions.Infrastructure.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Options;

namespace LaunchControl.Functions.OpenApi;

/// <summary><c>GET /api/openapi.json</c>: this API, described for programs and people. Needs no token: it tells no secret, and tools can't give one.</summary>
public sealed class GetOpenApiEndpoint(ApiRequests api, IOptions<SiteOptions> site)
{
    private readonly Lazy<byte[]> _document = new(() => JsonSerializer.SerializeToUtf8Bytes(OpenApiDocument.Create(site.Value.BaseAddress), ApiJson.Options));

    [Function("GetOpenApi")]
    public Task<IResult> RunAsync([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/openapi.json")] HttpRequest request) =>
        api.RunUnidentifiedAsync(request, () => Task.FromResult(Results.Bytes(_document.Value, "application/json")));
}
