using LaunchControl.Core.Launches;
using Microsoft.AspNetCore.Http;

namespace LaunchControl.Functions.Infrastructure.Web;

/// <summary>The query parameter <c>dryRun</c>: look, but store nothing.</summary>
internal static class DryRun
{
    /// <exception cref="RequestRefusedException">422 for anything but true and false: whoever asked for a dry run in other words must not get a real one.</exception>
    public static bool IsAsked(HttpRequest request)
    {
        if (!request.Query.TryGetValue("dryRun", out var values))
        {
            return false;
        }

        return values is [{ } value] && bool.TryParse(value, out var isDryRun)
            ? isDryRun
            : throw new RequestRefusedException(Refusal.At("/dryRun", "invalid-request", "The query has faults; nothing was stored.", "Give dryRun=true or dryRun=false, once."));
    }
}
