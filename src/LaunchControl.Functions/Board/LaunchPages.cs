using LaunchControl.Core.Launches;
using LaunchControl.Core.Ports;
using LaunchControl.Functions.Infrastructure.Security;
using LaunchControl.Functions.Infrastructure.Web;
using Microsoft.AspNetCore.Http;

namespace LaunchControl.Functions.Board;

/// <summary>What the pages of one launch have in common: they are for signed-in people who may see the launch.</summary>
public sealed class LaunchPages(PageRequests pages, ILaunchStore store)
{
    /// <param name="show">Makes the page of a launch that the caller may see.</param>
    public Task<IResult> RunAsync(HttpRequest request, string launchId, Func<Launch, Caller, Task<IResult>> show, CancellationToken cancellationToken) =>
        RunStoredAsync(request, launchId, (stored, caller) => show(stored.Launch, caller), cancellationToken);

    /// <summary>The same for a page that has to know in which state the launch was read.</summary>
    public Task<IResult> RunStoredAsync(HttpRequest request, string launchId, Func<StoredLaunch, Caller, Task<IResult>> show, CancellationToken cancellationToken) =>
        pages.RunSignedInAsync(request, async caller =>
        {
            var stored = LaunchId.IsWellFormed(launchId) ? await store.ReadAsync(launchId, cancellationToken) : null;
            var rule = AccessRule.ReadLaunch(stored?.Launch);
            return !rule.Allows(caller) ? await pages.ForbiddenAsync(request, caller, rule)
                : stored is null ? await pages.UnknownLaunchAsync()
                : await show(stored, caller);
        });
}
