using System.Globalization;
using LaunchControl.Core.Launches;
using LaunchControl.Core.Playbooks;
using LaunchControl.Functions.Infrastructure.Web;
using Microsoft.AspNetCore.Http;

namespace LaunchControl.Functions.Playbooks;

/// <summary>Answers that show a playbook.</summary>
internal static class PlaybookResponses
{
    public static IResult Ok(HttpResponse response, Playbook playbook)
    {
        response.Headers.ETag = ETag(playbook);
        return Results.Json(playbook, ApiJson.Options);
    }

    public static IResult Created(HttpResponse response, Playbook playbook)
    {
        response.Headers.ETag = ETag(playbook);
        response.Headers.Location = string.Create(CultureInfo.InvariantCulture, $"/api/playbooks/{playbook.Id}?version={playbook.Version}");
        return Results.Json(playbook, ApiJson.Options, statusCode: StatusCodes.Status201Created);
    }

    /// <summary>A version never changes once stored, so its number tells it apart.</summary>
    public static string ETag(Playbook playbook) => string.Create(CultureInfo.InvariantCulture, $"\"{playbook.Version}\"");

    public static Refusal Unknown(string playbookId, string? version = null) => new(RefusalKind.NotFound, "playbook-not-found", version is null
        ? $"There is no playbook '{playbookId}'. GET /api/playbooks lists them."
        : $"There is no version '{version}' of a playbook '{playbookId}'. GET /api/playbooks/{playbookId}/versions lists them.");
}
