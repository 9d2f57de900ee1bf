using LaunchControl.Core.Retrospectives;
using LaunchControl.Functions.Infrastructure;
using LaunchControl.Functions.Infrastructure.Security;
using LaunchControl.Functions.Launches;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace LaunchControl.Functions.Retrospectives;

/// <summary><c>POST /api/launches/{id}/lessons</c>: what the team learnt, from everyone who takes part.</summary>
public sealed class AddLessonEndpoint(LaunchCommandEndpoint launches, Randomness randomness)
{
    [Function("AddLesson")]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/launches/{launchId}/lessons")] HttpRequest request,
        string launchId,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken) =>
        launches.RunAsync(request, launchId, Action, client, cancellationToken);

    /// <summary>Who may, and what a request says.</summary>
    internal LaunchAction Action =>
        new(AccessRule.TakePart, fields => new AddLesson(
            fields.String("id", AddLesson.LongestId) ?? randomness.NewId(), fields.RequiredEnum<LessonKind>("kind"), fields.String("text", AddLesson.LongestText)?.Trim() ?? ""));
}
