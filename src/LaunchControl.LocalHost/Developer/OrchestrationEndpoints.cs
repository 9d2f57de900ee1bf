using LaunchControl.Functions.Infrastructure.Web;
using LaunchControl.LocalHost.Durable;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace LaunchControl.LocalHost.Developer;

/// <summary>Orchestrations with their history, as pages and as JSON.</summary>
internal static class OrchestrationEndpoints
{
    private const string JsonSuffix = ".json";

    public static void MapOrchestrations(this IEndpointRouteBuilder dev)
    {
        dev.MapGet("/orchestrations", async (DurableTriggers durable) => DeveloperPage.Of<OrchestrationsPage>(new { Instances = await ListAsync(durable) }));
        dev.MapGet("/orchestrations.json", async (DurableTriggers durable) => Results.Json(await ListAsync(durable), ApiJson.Options));
        dev.MapGet("/orchestrations/{id}", ShowAsync);
    }

    private static async Task<IResult> ShowAsync(string id, DurableTriggers durable)
    {
        var isJson = id.EndsWith(JsonSuffix, StringComparison.Ordinal);
        var instanceId = isJson ? id[..^JsonSuffix.Length] : id;
        if (durable.Engine.Record(instanceId) is not { } recorded || await durable.Client.GetInstanceAsync(instanceId, true) is not { } instance)
        {
            return Results.NotFound();
        }

        // The recorded form is also what a replay check takes.
        return isJson
            ? Results.Content(recorded.ToJson(), "application/json")
            : DeveloperPage.Of<OrchestrationPage>(new { Instance = instance, recorded.Events });
    }

    private static async Task<IReadOnlyList<OrchestrationSummary>> ListAsync(DurableTriggers durable)
    {
        List<OrchestrationSummary> instances = [];
        await foreach (var instance in durable.Client.GetAllInstancesAsync())
        {
            instances.Add(new OrchestrationSummary(instance.InstanceId, instance.Name, instance.RuntimeStatus, instance.CreatedAt, instance.LastUpdatedAt));
        }

        return instances;
    }
}
