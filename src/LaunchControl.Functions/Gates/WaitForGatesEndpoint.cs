using System.Text.Json;
using LaunchControl.Core.Commands;
using LaunchControl.Core.Gates;
using LaunchControl.Core.Launches;
using LaunchControl.Functions.Infrastructure.Security;
using LaunchControl.Functions.Infrastructure.Web;
using LaunchControl.Functions.Launches;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace LaunchControl.Functions.Gates;

/// <summary>
/// <c>PUT /api/launches/{id}/gates/{gateId}/waits-for</c>: the gate opens only once these gates of other launches are passed:
/// <c>{ "gates": [ { "launch": "...", "gate": "..." } ] }</c>, empty for none.
/// </summary>
public sealed class WaitForGatesEndpoint(LaunchCommandEndpoint launches, ExternalGateReader others)
{
    [Function("WaitForGates")]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = "api/launches/{launchId}/gates/{gateId}/waits-for")] HttpRequest request,
        string launchId,
        string gateId,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken) =>
        launches.RunAsync(request, launchId, Action(gateId), client, cancellationToken);

    /// <summary>Who may, and what a request says.</summary>
    internal LaunchAction Action(string gateId) =>
        new(AccessRule.ManageLaunch, (caller, launch, fields, cancellationToken) => ReadAsync(caller, launch, gateId, fields, cancellationToken));

    private async Task<LaunchCommand> ReadAsync(Caller caller, Launch launch, string gateId, JsonFields fields, CancellationToken cancellationToken)
    {
        if (!fields.Holds("gates", JsonValueKind.Array))
        {
            fields.Fault("gates", "Give all gates that it waits for: an array, empty for none.");
        }

        var gates = await others.ReadAsync(fields, "gates", caller, cancellationToken);
        if (await others.FindCycleAsync(new GateReference(launch.Id, gateId), gates, cancellationToken) is { } cycle)
        {
            fields.Fault("gates", $"The gates would wait for each other: {string.Join(" -> ", cycle.Select(gate => $"{gate.LaunchId}/{gate.GateId}"))}.");
        }

        return new WaitForGates(gateId, gates);
    }
}
