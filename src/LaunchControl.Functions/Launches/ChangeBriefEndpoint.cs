using LaunchControl.Core.Commands;
using LaunchControl.Core.Launches;
using LaunchControl.Core.Ports;
using LaunchControl.Functions.Infrastructure.Security;
using LaunchControl.Functions.Infrastructure.Web;
using LaunchControl.Functions.People;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace LaunchControl.Functions.Launches;

/// <summary>
/// <c>PATCH /api/launches/{id}/brief</c>: JSON merge patch (RFC 7396) of the go-to-market brief, and of <c>inputs</c> and <c>tier</c>
/// beside it; a <c>reason</c> is kept in the audit trail.
/// </summary>
public sealed class ChangeBriefEndpoint(LaunchCommandEndpoint launches, IPlaybooks playbooks, IAbsences absences)
{
    [Function("ChangeBrief")]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "patch", Route = "api/launches/{launchId}/brief")] HttpRequest request,
        string launchId,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken) =>
        launches.RunAsync(request, launchId, Action, client, cancellationToken);

    /// <summary>Who may, and what a request says.</summary>
    internal LaunchAction Action => new(AccessRule.ManageLaunch, (_, launch, fields, cancellationToken) => ReadAsync(launch, fields, cancellationToken));

    private async Task<LaunchCommand> ReadAsync(Launch launch, JsonFields fields, CancellationToken cancellationToken)
    {
        var playbook = await playbooks.FindAsync(launch.Playbook.Id, launch.Playbook.Version, cancellationToken)
            ?? throw new InvalidOperationException($"Version {launch.Playbook.Version} of playbook '{launch.Playbook.Id}', which '{launch.Id}' was started from, is gone.");
        var change = new ChangeScope(BriefBody.ReadPatch(fields), BriefBody.ReadInputs(fields), fields.Enum<LaunchTier>("tier"), playbook, fields.String("reason"));
        return change.ChangesInputs ? change with { Absences = await absences.ReadWithDelegatesAsync(launch.Participants(), cancellationToken) } : change;
    }
}
