using LaunchControl.Core.Launches;
using LaunchControl.Core.Ports;
using LaunchControl.Core.Scheduling;
using LaunchControl.Functions.Actions;
using LaunchControl.Functions.Blackouts;
using LaunchControl.Functions.DeadLetters;
using LaunchControl.Functions.Infrastructure.Security;
using LaunchControl.Functions.Infrastructure.Web;
using LaunchControl.Pages;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace LaunchControl.Functions.Board;

/// <summary><c>/board/{launchId}</c>, for signed-in people.</summary>
public sealed class BoardPageFunctions(
    PageRequests pages, PageRenderer renderer, ILaunchStore store, IAuditTrail audit, IAbsences absences, DeadLetterList letters, BlackoutReader around, ActionCatalogue actions,
    TimeProvider time)
{
    private const int MostAuditEntries = 50;

    [Function("ShowBoard")]
    public Task<IResult> ShowBoardAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "board/{launchId}")] HttpRequest request, string launchId, CancellationToken cancellationToken) =>
        pages.RunSignedInAsync(request, async caller =>
        {
            var launch = LaunchId.IsWellFormed(launchId) ? (await store.ReadAsync(launchId, cancellationToken))?.Launch : null;
            var rule = AccessRule.ReadLaunch(launch);
            if (!rule.Allows(caller))
            {
                return await pages.ForbiddenAsync(request, caller, rule);
            }

            if (launch is null)
            {
                return await pages.UnknownLaunchAsync();
            }

            var entries = await audit.ReadAsync(launch.Id, Math.Max(0, launch.AuditSequence - MostAuditEntries), MostAuditEntries, cancellationToken);
            return new PageResult(await renderer.BoardAsync(new BoardModel
            {
                Launch = launch,
                Audit = entries,
                Absences = await absences.ReadAsync(launch.Participants(), cancellationToken),
                DeadLetters = AccessRule.ManageLaunch(launch).Allows(caller) ? await letters.NotesAsync(launch.Id, cancellationToken) : [],
                Collisions = CollisionFinder.Of(launch, launch.IsLaunched || launch.IsFinal ? [] : await around.OthersAsync(cancellationToken)),
                Menus = actions.MenusOf(launch, caller, time.GetUtcNow()),
                Done = ActionReceipt.Read(request.Query[ActionReceipt.Query], entries, caller),
                Now = time.GetUtcNow(),
            }));
        });
}
