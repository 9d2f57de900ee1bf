using LaunchControl.Core.StatusMails;
using LaunchControl.Functions.Infrastructure.Security;
using LaunchControl.Functions.Launches;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace LaunchControl.Functions.StatusMails;

/// <summary><c>PUT /api/launches/{id}/status-mail</c>: from now on the launch's status is mailed to these people at these times, and to nobody else.</summary>
public sealed class SetStatusMailEndpoint(LaunchCommandEndpoint launches)
{
    [Function("SetStatusMail")]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = "api/launches/{launchId}/status-mail")] HttpRequest request,
        string launchId,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken) =>
        launches.RunAsync(request, launchId, Action, client, cancellationToken);

    /// <summary>Who may, and what a request says.</summary>
    internal static LaunchAction Action { get; } =
        new(AccessRule.ManageLaunch, (_, launch, fields, _) =>
        {
            var plan = StatusMailBody.Read(fields);
            var isFaulty = false;
            fields.Apply(faults =>
            {
                if (fields.IsObject)
                {
                    StatusMailRules.Check(plan, launch.People.Keys, "", faults);
                }

                isFaulty = !faults.IsEmpty;
            });
            return Task.FromResult<Core.Commands.LaunchCommand>(new SetStatusMail(isFaulty ? plan : StatusMailRules.Normalized(plan)));
        })
        { IsBodyNeeded = true };
}
