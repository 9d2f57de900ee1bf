using LaunchControl.Core.Commands;
using LaunchControl.Core.Launches;
using LaunchControl.Core.People;
using LaunchControl.Core.Ports;
using LaunchControl.Functions.Infrastructure.Security;
using LaunchControl.Functions.Infrastructure.Web;
using LaunchControl.Functions.Launches;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace LaunchControl.Functions.People;

/// <summary>
/// <c>PATCH /api/launches/{id}/people</c>: who has which role from now on: <c>{ "people": { "eng-lead": ["..."] }, "reason": "..." }</c>.
/// Roles that are left out stay; <c>launch-owner</c> names a new owner.
/// </summary>
public sealed class ChangePeopleEndpoint(LaunchCommandEndpoint launches, IAbsences absences)
{
    [Function("ChangePeople")]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "patch", Route = "api/launches/{launchId}/people")] HttpRequest request,
        string launchId,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken) =>
        launches.RunAsync(request, launchId, Action, client, cancellationToken);

    /// <summary>Who may, and what a request says.</summary>
    internal LaunchAction Action => new(AccessRule.ManageLaunch, (_, launch, fields, cancellationToken) => ReadAsync(launch, fields, cancellationToken));

    private async Task<LaunchCommand> ReadAsync(Launch launch, JsonFields fields, CancellationToken cancellationToken)
    {
        var people = fields.StringLists("people");
        var reason = fields.String("reason");
        var away = await absences.ReadWithDelegatesAsync(people.SelectMany(role => role.Value).Concat(launch.Involved()), cancellationToken);
        return new ChangePeople(people, away, reason);
    }
}
