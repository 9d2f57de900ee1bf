using LaunchControl.Functions.Infrastructure.Limits;
using LaunchControl.Functions.Infrastructure.Signatures;
using LaunchControl.Functions.Infrastructure.Web;
using LaunchControl.Functions.Orchestrations;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace LaunchControl.Functions.Tickets;

/// <summary><c>POST /api/webhooks/jira</c>: an issue was updated. Needs no token; Jira signs each request.</summary>
public sealed class ReceiveJiraEventsEndpoint(ApiRequests api, SignedRequests signed, JiraSignature signature, TicketSync sync)
{
    /// <summary>Answers 200 once everything is stored, also where no item is linked to the issue.</summary>
    [Function("ReceiveJiraEvents")]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/webhooks/jira")] HttpRequest request,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken) =>
        api.RunPublicAsync(request, PublicUse.Webhook, async () =>
        {
            var report = JiraReportReader.Read(await signed.ReadAsync(request, signature, cancellationToken));
            return TicketReportTaken.Answer(report is null ? [] : await sync.RecordAsync(report, new DurableOrchestrations(client), cancellationToken));
        });
}
