using LaunchControl.Functions.Infrastructure.Limits;
using LaunchControl.Functions.Infrastructure.Signatures;
using LaunchControl.Functions.Infrastructure.Web;
using LaunchControl.Functions.Orchestrations;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace LaunchControl.Functions.Mails;

/// <summary><c>POST /api/webhooks/sendgrid</c>: what became of our mails. Needs no token; SendGrid signs each request.</summary>
public sealed class ReceiveMailEventsEndpoint(ApiRequests api, SignedRequests signed, MailEventSignature signature, MailEventRecorder recorder)
{
    /// <summary>Answers 200 once everything is stored. SendGrid posts again after any other answer.</summary>
    [Function("ReceiveMailEvents")]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/webhooks/sendgrid")] HttpRequest request,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken) =>
        api.RunPublicAsync(request, PublicUse.Webhook, async () =>
        {
            var (events, received) = MailEventReader.Read(await signed.ReadAsync(request, signature, cancellationToken));
            await recorder.RecordAsync(events, new DurableOrchestrations(client), cancellationToken);
            return Results.Json(new MailEventsTaken(received, received - events.Count), ApiJson.Options);
        });
}
