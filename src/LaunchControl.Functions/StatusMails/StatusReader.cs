using LaunchControl.Core.Auditing;
using LaunchControl.Core.Ports;
using LaunchControl.Core.StatusMails;
using LaunchControl.Functions.Infrastructure.Web;
using LaunchControl.Pages.Mails;
using Microsoft.Extensions.Options;

namespace LaunchControl.Functions.StatusMails;

/// <summary>Reads what a status mail says about one launch.</summary>
public sealed class StatusReader(IAuditTrail trail, IOptions<SiteOptions> site)
{
    // What happened before the last of these is not told: nobody reads so much.
    private const int MostEntries = 1000;

    /// <param name="told">What the reader was last told; null for somebody who was told nothing yet.</param>
    public async Task<StatusOfLaunch> ReadAsync(DueLaunch due, ToldStatus? told, CancellationToken cancellationToken)
    {
        var launch = due.Launch;
        var after = told is null ? launch.AuditSequence : Math.Max(told.Sequence, launch.AuditSequence - MostEntries);
        IReadOnlyList<AuditEntry> news = after < launch.AuditSequence ? await trail.ReadAsync(launch.Id, after, launch.AuditSequence - after, cancellationToken) : [];
        return new StatusOfLaunch(launch, told, news, due.Blockers, new Uri(site.Value.BaseAddress, $"board/{launch.Id}"));
    }
}
