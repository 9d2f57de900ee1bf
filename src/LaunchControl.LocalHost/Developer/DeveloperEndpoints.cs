using LaunchControl.Functions.Infrastructure.Security;
using LaunchControl.Functions.Infrastructure.Web;
using LaunchControl.LocalHost.Timers;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace LaunchControl.LocalHost.Developer;

/// <summary>What a developer sees of the host: <c>/dev</c> and <c>/admin</c>. All of it is 404 outside development mode.</summary>
internal static class DeveloperEndpoints
{
    public static void MapDeveloperEndpoints(this WebApplication app)
    {
        var root = app.MapGroup("").AddEndpointFilter(async (context, next) =>
            context.HttpContext.RequestServices.GetRequiredService<IOptions<AccessOptions>>().Value.DevelopmentMode ? await next(context) : Results.NotFound());
        var dev = root.MapGroup("/dev");
        dev.MapGet("", () => DeveloperPage.Of<DeveloperHomePage>());
        dev.MapSignIn();
        dev.MapMailbox();
        dev.MapClock();
        dev.MapOrchestrations();
        dev.MapQueues();
        root.MapPost("/admin/functions/{name}", RunTimerAsync);
    }

    private static async Task<IResult> RunTimerAsync(string name, TimerTriggers timers) =>
        await timers.TryRunAsync(name)
            ? Results.Accepted()
            : Problems.Create(StatusCodes.Status404NotFound, "function-not-found", "Not found", $"There is no timer function '{name}'.");
}
