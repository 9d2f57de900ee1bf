using LaunchControl.Functions.Infrastructure.Limits;
using LaunchControl.Functions.Infrastructure.Signatures;
using LaunchControl.Functions.Infrastructure.Web;
using LaunchControl.Functions.Orchestrations;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace LaunchControl.Functions.Tickets;

/// <summary><c>POST /api/webhooks/tickets</c>: a ticket of any system is done or open again. Needs no token; the sender signs each request.</summary>
public sealed class ReceiveTicketEventsEndpoint(ApiRequests api, SignedRequests signed, TicketSignature signature, TicketSync sync)
{
    /// <summary>Answers 200 once everything is stored, also where no item is linked to the ticket.</summary>
    [Function("ReceiveTicketEvents")]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/webhooks/tickets")] HttpRequest request,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken) =>
        api.RunPublicAsync(request, PublicUse.Webhook, async () =>
        {
            var body = await signed.ReadAsync(request, signature, cancellationToken);
            var report = TicketReportReader.Read(body, $"webhook {request.Headers[TicketSignature.IdHeader]}");
            return TicketReportTaken.Answer(await sync.RecordAsync(report, new DurableOrchestrations(client), cancellationToken));
        });
}
