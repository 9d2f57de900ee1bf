using LaunchControl.Core.Ports;
using LaunchControl.Functions.Board;
using LaunchControl.Functions.Infrastructure.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Options;

namespace LaunchControl.Functions.Actions;

/// <summary><c>/board/{launchId}/actions/{action}?of=ID</c>: a form for everything that people do to a launch. GET shows and changes nothing.</summary>
public sealed class ActionPageFunctions(
    PageRequests pages, LaunchPages launches, ActionCatalogue actions, ActionDesk desk, IOptions<SiteOptions> site, TimeProvider time)
{
    private const string Route = "board/{launchId}/actions/{action}";

    [Function("ShowAction")]
    public Task<IResult> ShowAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = Route)] HttpRequest request, string launchId, string action, CancellationToken cancellationToken) =>
        RunAsync(request, launchId, action, (found, target, _) => desk.ShowAsync(found, target), cancellationToken);

    [Function("SubmitAction")]
    public Task<IResult> SubmitAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Route)] HttpRequest request,
        string launchId,
        string action,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken) =>
        FormPosts.IsFromOurPages(request, site.Value.BaseAddress)
            ? RunAsync(request, launchId, action, async (found, target, stored) =>
                await desk.SubmitAsync(found, target, stored, await FormFields.ReadAsync(request, cancellationToken, FormFields.LargestOfBoard), client, cancellationToken), cancellationToken)
            : pages.ForeignFormAsync();

    private Task<IResult> RunAsync(
        HttpRequest request, string launchId, string action, Func<BoardAction, ActionTarget, StoredLaunch, Task<IResult>> work, CancellationToken cancellationToken) =>
        launches.RunStoredAsync(request, launchId, async (stored, caller) =>
        {
            var target = new ActionTarget(stored.Launch, caller, request.Query["of"].ToString(), time.GetUtcNow());
            var found = actions.Find(action);
            target = found?.Prepare is { } prepare ? await prepare(target, cancellationToken) : target;
            if (found is null || !target.Exists(found.Scope))
            {
                return await pages.NoticeAsync(StatusCodes.Status404NotFound, "There is nothing to do here any more", ["What this was about is gone: somebody removed it, or you did with this very form. Or the address is mistyped."],
                    new Uri($"/board/{stored.Launch.Id}", UriKind.Relative), "See the launch board");
            }

            return found.RuleFor(target) is var needed && needed.Allows(caller) ? await work(found, target, stored) : await pages.ForbiddenAsync(request, caller, needed, "You may not do this");
        }, cancellationToken);
}
