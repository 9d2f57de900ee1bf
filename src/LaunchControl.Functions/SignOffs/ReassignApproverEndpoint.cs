using LaunchControl.Core.Commands;
using LaunchControl.Core.Launches;
using LaunchControl.Core.Ports;
using LaunchControl.Core.SignOffs;
using LaunchControl.Functions.Infrastructure.Security;
using LaunchControl.Functions.Infrastructure.Web;
using LaunchControl.Functions.Launches;
using LaunchControl.Functions.People;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace LaunchControl.Functions.SignOffs;

/// <summary><c>POST /api/launches/{id}/gates/{gateId}/reassign</c>: <c>to</c> signs in place of <c>from</c>, with a reason. The old link dies.</summary>
public sealed class ReassignApproverEndpoint(LaunchCommandEndpoint launches, IAbsences absences)
{
    [Function("ReassignApprover")]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/launches/{launchId}/gates/{gateId}/reassign")] HttpRequest request,
        string launchId,
        string gateId,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken) =>
        launches.RunAsync(request, launchId, Action(gateId), client, cancellationToken);

    /// <summary>Who may, and what a request says.</summary>
    internal LaunchAction Action(string gateId) =>
        new(AccessRule.ManageLaunch, (_, launch, fields, cancellationToken) => ReadAsync(launch, gateId, fields, cancellationToken));

    private async Task<LaunchCommand> ReadAsync(Launch launch, string gateId, JsonFields fields, CancellationToken cancellationToken)
    {
        var (from, to, reason) = (fields.String("from") ?? "", fields.String("to") ?? "", fields.String("reason"));
        var away = await absences.ReadWithDelegatesAsync(launch.Involved().Append(to), cancellationToken);
        return new ReassignApprover(gateId, from, to, away, reason);
    }
}
