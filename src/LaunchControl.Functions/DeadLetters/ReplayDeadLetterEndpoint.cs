using LaunchControl.Core.Launches;
using LaunchControl.Functions.Infrastructure.Security;
using LaunchControl.Functions.Infrastructure.Web;
using LaunchControl.Functions.Orchestrations;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace LaunchControl.Functions.DeadLetters;

/// <summary><c>POST /api/dead-letters/{id}/replay</c>: send a message again as it was, once its cause is mended; an optional <c>reason</c> is kept.</summary>
public sealed class ReplayDeadLetterEndpoint(ApiRequests api, DeadLetterDesk desk)
{
    [Function("ReplayDeadLetter")]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/dead-letters/{deadLetterId}/replay")] HttpRequest request,
        string deadLetterId,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken) =>
        api.RunAsync(request, AccessRule.Admin, async caller =>
        {
            var faults = new FaultList();
            var fields = new JsonFields((await RequestBody.ReadOptionalJsonAsync(request, cancellationToken)).Root, faults);
            var reason = fields.String("reason");
            fields.RefuseUnknown();
            return !faults.IsEmpty ? Problems.From(faults.ToRefusal("The request has faults; nothing was sent."))
                : !DeadLetterId.TryParse(deadLetterId, out var id) ? Problems.From(DeadLetterResult.Gone(deadLetterId).Refusal!)
                : DeadLetterResponses.From(await desk.ReplayAsync(id, reason, caller.Person, new DurableOrchestrations(client), cancellationToken));
        });
}
