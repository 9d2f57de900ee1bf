using System.Security.Cryptography;
using System.Text;
using LaunchControl.Core.Attention;
using LaunchControl.Core.Launches;
using LaunchControl.Core.Ports;
using LaunchControl.Functions.Mails;
using LaunchControl.Functions.Telemetry;
using LaunchControl.Pages.Mails;

namespace LaunchControl.Functions.Attention;

/// <summary>Writes digests and nudges, and hands them over. The mail of a person and day has one id, so that a mailbox can tell a repeat.</summary>
public sealed class AttentionCourier(MailComposer composer, MailRenderer renderer, IMailSender sender, TimeProvider time)
{
    /// <param name="launches">Those that put-off mails are about, by id; a mail of a launch that is gone is left out.</param>
    public Task SendAsync(string person, AttentionProfile profile, Digest digest, IReadOnlyDictionary<string, Launch> launches, CancellationToken cancellationToken) =>
        SendAsync(person, digest.Id, Model(person, profile, digest.Lines) with { News = [.. Headlines(digest, launches)] }, cancellationToken);

    public Task SendAsync(string person, AttentionProfile profile, Nudge nudge, CancellationToken cancellationToken) =>
        SendAsync(person, nudge.Id, Model(person, profile, [.. nudge.Asks.Select(ask => new DigestLine(ask, IsDue: false, 0))]) with { IsNudge = true }, cancellationToken);

    private async Task SendAsync(string person, string id, DigestModel model, CancellationToken cancellationToken)
    {
        // Nothing to say: what was put off has become moot.
        if (model.Lines.Count == 0 && model.News.Count == 0)
        {
            return;
        }

        var content = await renderer.RenderAsync(model);
        var mail = new OutgoingMail($"{id}.{Shorthand(person)}", null, null, person, content.Subject, content.Text, content.Html) { TraceId = LaunchControlTrace.Id };
        await sender.SendAsync(mail, cancellationToken);
    }

    private DigestModel Model(string person, AttentionProfile profile, IReadOnlyList<DigestLine> lines) => new()
    {
        To = person,
        TimeZone = profile.Zone.Id,
        Lines = lines,
        LinkOf = composer.LinkOf,
        Overview = composer.OverviewOf(person),
        Now = time.GetUtcNow(),
    };

    // What is asked is among the lines already.
    private IEnumerable<string> Headlines(Digest digest, IReadOnlyDictionary<string, Launch> launches) =>
        from later in digest.Later
        where launches.ContainsKey(later.LaunchId) && !digest.Lines.Any(line => IsAbout(line.Ask, later))
        let launch = launches[later.LaunchId]
        where !composer.IsMoot(launch, later.Mail)
        select MailRenderer.Headline(composer.Compose(launch, later.Mail));

    private static bool IsAbout(LaunchAsk ask, PutOffMail later) =>
        MailUrgencies.Of(later.Mail, ask.Launch) == MailUrgency.Ask && later.Mail.Mail != Core.Outbox.MailKind.Escalated
        && ask.Launch.Id == later.LaunchId && ask.Ask.GateId == later.Mail.GateId && ask.Ask.ItemId == later.Mail.ItemId;

    private static string Shorthand(string person) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(person)))[..12];
}
