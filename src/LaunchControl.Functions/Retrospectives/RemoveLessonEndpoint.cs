using LaunchControl.Core.Retrospectives;
using LaunchControl.Functions.Infrastructure.Security;
using LaunchControl.Functions.Launches;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace LaunchControl.Functions.Retrospectives;

/// <summary><c>DELETE /api/launches/{id}/lessons/{lessonId}</c>: takes a lesson back; the reason may stand in the query or in a body.</summary>
public sealed class RemoveLessonEndpoint(LaunchCommandEndpoint launches)
{
    [Function("RemoveLesson")]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = "api/launches/{launchId}/lessons/{lessonId}")] HttpRequest request,
        string launchId,
        string lessonId,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken) =>
        launches.RunAsync(request, launchId, Action(lessonId, request.Query["reason"].FirstOrDefault()), client, cancellationToken);

    /// <summary>Who may, and what a request says.</summary>
    internal static LaunchAction Action(string lessonId, string? reason = null) =>
        new(launch => AccessRule.RemoveLesson(launch, lessonId), fields => new RemoveLesson(lessonId, fields.String("reason") ?? reason));
}
