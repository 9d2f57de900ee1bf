using LaunchControl.Core.Gates;
using LaunchControl.Functions.Infrastructure.Security;
using LaunchControl.Functions.Infrastructure.Web;
using LaunchControl.Functions.Launches;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace LaunchControl.Functions.Gates;

/// <summary><c>POST /api/launches/{id}/items/{itemId}/complete</c>, with evidence.</summary>
public sealed class CompleteItemEndpoint(LaunchCommandEndpoint launches)
{
    private const int MostEvidence = 20;

    [Function("CompleteItem")]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/launches/{launchId}/items/{itemId}/complete")] HttpRequest request,
        string launchId,
        string itemId,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken) =>
        launches.RunAsync(
            request, launchId, launch => AccessRule.WorkOnItem(launch, itemId), fields => new CompleteItem(itemId, ReadAll(fields)), client, cancellationToken);

    private static List<Evidence> ReadAll(JsonFields fields)
    {
        var evidence = fields.Objects("evidence").Select(ReadOne).ToList();
        if (evidence.Count > MostEvidence)
        {
            fields.Fault("evidence", $"At most {MostEvidence} pieces of evidence.");
        }

        return evidence;
    }

    private static Evidence ReadOne(JsonFields fields)
    {
        var evidence = new Evidence(fields.String("url"), fields.String("text"));
        fields.RefuseUnknown();
        if (evidence.Url is { } url && !(Uri.TryCreate(url, UriKind.Absolute, out var link) && link.Scheme is ("http" or "https")))
        {
            fields.Fault("url", "Give an absolute http or https address.");
        }
        else if (evidence is { Url: null, Text: null })
        {
            fields.Fault("url", "Give a url or a text.");
        }

        return evidence;
    }
}
