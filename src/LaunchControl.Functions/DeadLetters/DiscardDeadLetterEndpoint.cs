using LaunchControl.Core.Launches;
using LaunchControl.Functions.Infrastructure.Security;
using LaunchControl.Functions.Infrastructure.Web;
using LaunchControl.Functions.Orchestrations;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace LaunchControl.Functions.DeadLetters;

/// <summary><c>POST /api/dead-letters/{id}/discard</c>: throw a message away, with a <c>reason</c>.</summary>
public sealed class DiscardDeadLetterEndpoint(ApiRequests api, DeadLetterDesk desk)
{
    [Function("DiscardDeadLetter")]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/dead-letters/{deadLetterId}/discard")] HttpRequest request,
        string deadLetterId,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken) =>
        api.RunAsync(request, AccessRule.Admin, async caller =>
        {
            var faults = new FaultList();
            var fields = new JsonFields((await RequestBody.ReadOptionalJsonAsync(request, cancellationToken)).Root, faults);
            var reason = fields.String("reason");
            if (string.IsNullOrWhiteSpace(reason) && !fields.HasFault("reason"))
            {
                fields.Fault("reason", "Say why the message may be lost.");
            }

            fields.RefuseUnknown();
            return !faults.IsEmpty ? Problems.From(faults.ToRefusal("The request has faults; nothing was discarded."))
                : !DeadLetterId.TryParse(deadLetterId, out var id) ? Problems.From(DeadLetterResult.Gone(deadLetterId).Refusal!)
                : DeadLetterResponses.From(await desk.DiscardAsync(id, reason!, caller.Person, new DurableOrchestrations(client), cancellationToken));
        });
}
