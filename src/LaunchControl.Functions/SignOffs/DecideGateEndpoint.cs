using LaunchControl.Core.Auditing;
using LaunchControl.Core.Launches;
using LaunchControl.Core.SignOffs;
using LaunchControl.Functions.Infrastructure.Security;
using LaunchControl.Functions.Infrastructure.Web;
using LaunchControl.Functions.Launches;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace LaunchControl.Functions.SignOffs;

/// <summary><c>POST /api/launches/{id}/gates/{gateId}/sign-offs</c>: decide as the signed-in caller; with <c>replaces</c>, change or withdraw a recorded decision.</summary>
public sealed class DecideGateEndpoint(ApiRequests api, LaunchCommandEndpoint launches, SignOffSubmission submission)
{
    [Function("DecideGate")]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/launches/{launchId}/gates/{gateId}/sign-offs")] HttpRequest request,
        string launchId,
        string gateId,
        CancellationToken cancellationToken) =>
        api.RunAsync(request, AccessRule.SignedIn, async caller =>
        {
            var launch = await launches.RequireAsync(launchId, caller, AccessRule.ReadLaunch, cancellationToken);
            if (launch.FindGate(gateId) is not { } gate)
            {
                return Problems.From(new Refusal(RefusalKind.NotFound, "gate-not-found", $"This launch has no gate '{gateId}'."));
            }

            var faults = new FaultList();
            var fields = new JsonFields((await RequestBody.ReadJsonAsync(request, cancellationToken)).Root, faults);
            var decision = fields.Enum<SignOffDecision>("decision");
            var choice = SignOffTerms.Read(fields, decision ?? default);
            fields.RefuseUnknown();
            if (decision is null && !faults.Has("/decision"))
            {
                fields.Fault("decision", "Give a decision: approve, reject, abstain, or withdraw to take a recorded one back.");
            }

            if (!faults.IsEmpty)
            {
                return Problems.From(faults.ToRefusal("The request has faults; nothing was recorded."));
            }

            var receipt = await submission.SubmitAsync(launch, gate, caller.Person, choice, Channel.Api, cancellationToken);
            return receipt.Refusal is { } refusal
                ? Problems.From(refusal)
                : Results.Json(new SignOffAccepted(receipt.SignOffId!), ApiJson.Options, statusCode: StatusCodes.Status202Accepted);
        });
}
