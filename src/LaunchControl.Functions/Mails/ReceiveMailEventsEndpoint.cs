using LaunchControl.Functions.Infrastructure.Web;
using LaunchControl.Functions.Orchestrations;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace LaunchControl.Functions.Mails;

/// <summary><c>POST /api/webhooks/sendgrid</c>: what became of our mails. Needs no token; SendGrid signs each request.</summary>
public sealed class ReceiveMailEventsEndpoint(ApiRequests api, MailEventVerification verification, MailEventRecorder recorder)
{
    /// <summary>Answers 200 once everything is stored. SendGrid posts again after any other answer.</summary>
    [Function("ReceiveMailEvents")]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/webhooks/sendgrid")] HttpRequest request,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken) =>
        api.RunUnidentifiedAsync(request, async () =>
        {
            var (events, received) = MailEventReader.Read(await verification.ReadAsync(request, cancellationToken));
            await recorder.RecordAsync(events, new DurableOrchestrations(client), cancellationToken);
            return Results.Json(new MailEventsTaken(received, received - events.Count), ApiJson.Options);
        });
}
