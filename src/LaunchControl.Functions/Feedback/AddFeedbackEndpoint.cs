using LaunchControl.Core.Feedback;
using LaunchControl.Core.Launches;
using LaunchControl.Core.Ports;
using LaunchControl.Functions.Infrastructure;
using LaunchControl.Functions.Infrastructure.Security;
using LaunchControl.Functions.Infrastructure.Web;
using LaunchControl.Functions.Launches;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace LaunchControl.Functions.Feedback;

/// <summary><c>POST /api/launches/{id}/feedback</c>: up to 100 entries, stored before they are answered; an id makes a repeat harmless.</summary>
public sealed class AddFeedbackEndpoint(ApiRequests api, LaunchCommandEndpoint launches, IFeedback feedback, Randomness randomness, TimeProvider time)
{
    /// <summary>The launch has as much feedback as it can hold.</summary>
    public static Refusal Full { get; } = new(RefusalKind.Conflict, "feedback-full",
        $"This launch holds {FeedbackTally.MostEntries} entries of feedback, which is as many as it can. What did not fit was not kept.");

    [Function("AddFeedback")]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/launches/{launchId}/feedback")] HttpRequest request,
        string launchId,
        CancellationToken cancellationToken) =>
        api.RunAsync(request, AccessRule.SignedIn, async caller =>
        {
            var launch = await launches.RequireAsync(launchId, caller, AccessRule.TakePart, cancellationToken);
            var faults = new FaultList();
            var fields = new JsonFields((await RequestBody.ReadJsonAsync(request, cancellationToken)).Root, faults);
            var drafts = FeedbackBody.Read(fields, randomness);
            fields.RefuseUnknown();
            if (!faults.IsEmpty)
            {
                return Problems.From(faults.ToRefusal("The request has faults; nothing was stored."));
            }

            var now = time.GetUtcNow();
            if (FeedbackWindow.Closed(launch, now) is { } closed)
            {
                return Problems.From(closed);
            }

            var stored = await feedback.AddAsync(launch.Id, [.. drafts.Select(draft => FeedbackEntry.Of(draft, now))], cancellationToken);
            return stored.IsFull ? Problems.From(Full)
                : Results.Json(new FeedbackReceipt(stored.Added, drafts.Count - stored.Added, [.. drafts.Select(draft => draft.Id)]), ApiJson.Options, statusCode: StatusCodes.Status202Accepted);
        });
}
