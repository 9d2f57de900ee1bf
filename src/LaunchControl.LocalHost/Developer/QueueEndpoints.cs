using LaunchControl.LocalHost.ServiceBus;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace LaunchControl.LocalHost.Developer;

/// <summary>Queues and their dead letters.</summary>
internal static class QueueEndpoints
{
    public static void MapQueues(this IEndpointRouteBuilder dev)
    {
        dev.MapGet("/queues.json", async (QueueInspector queues) => Results.Json(await queues.CountAsync()));
        dev.MapGet("/queues", async (QueueInspector queues) => DeveloperPage.Of<QueuesPage>(
            new { Queues = await queues.CountAsync(), DeadLetters = await queues.DeadLettersAsync() }));
    }
}
