using LaunchControl.Core.Launches;
using LaunchControl.Functions.Infrastructure.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace LaunchControl.Functions.Launches;

/// <summary>Answers that show a launch.</summary>
public sealed class LaunchResponses(IOptions<SiteOptions> site, TimeProvider time)
{
    public LaunchView View(Launch launch) => LaunchView.Of(launch, site.Value.BaseAddress, time.GetUtcNow());

    public IResult Ok(Launch launch) => Results.Json(View(launch), ApiJson.Options);

    /// <summary>A launch that was not started, with the mails that it would send.</summary>
    public IResult Planned(Launch launch) => Results.Json(View(launch) with { PlannedMails = MailPlan.Of(launch) }, ApiJson.Options);

    public IResult Accepted(Launch launch) => Results.Json(View(launch), ApiJson.Options, statusCode: StatusCodes.Status202Accepted);

    public IResult Started(HttpResponse response, Launch launch)
    {
        response.Headers.Location = $"/api/launches/{launch.Id}";
        return Accepted(launch);
    }

    public IResult From(CommandResult result) => result.Refusal is { } refusal ? Problems.From(refusal) : Accepted(result.Launch!);
}
