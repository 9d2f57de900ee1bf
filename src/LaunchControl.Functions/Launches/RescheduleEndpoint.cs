using LaunchControl.Core.Commands;
using LaunchControl.Core.Launches;
using LaunchControl.Functions.Blackouts;
using LaunchControl.Functions.Infrastructure.Security;
using LaunchControl.Functions.Infrastructure.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace LaunchControl.Functions.Launches;

/// <summary><c>POST /api/launches/{id}/reschedule</c>: another launch moment, with a reason. Open due dates move with it.</summary>
public sealed class RescheduleEndpoint(LaunchCommandEndpoint launches, BlackoutReader blackouts)
{
    [Function("Reschedule")]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/launches/{launchId}/reschedule")] HttpRequest request,
        string launchId,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken) =>
        launches.RunAsync(request, launchId, Action, client, cancellationToken);

    /// <summary>Who may, and what a request says.</summary>
    internal LaunchAction Action => new(AccessRule.ManageLaunch, (caller, _, fields, cancellationToken) => ReadAsync(caller, fields, cancellationToken));

    private async Task<LaunchCommand> ReadAsync(Caller caller, JsonFields fields, CancellationToken cancellationToken)
    {
        var move = new Reschedule(Required(fields), fields.String("reason")) { OverrideReason = BlackoutReader.ReadOverride(fields, caller) };
        return await blackouts.CompleteAsync(move, cancellationToken);
    }

    private static DateTimeOffset Required(JsonFields fields)
    {
        if (fields.Instant("launchAt") is { } launchAt)
        {
            return launchAt;
        }

        if (!fields.HasFault("launchAt"))
        {
            fields.Fault("launchAt", "Give the new launch moment with its offset, for instance 2027-03-09T09:00:00-05:00.");
        }

        return default;
    }
}
