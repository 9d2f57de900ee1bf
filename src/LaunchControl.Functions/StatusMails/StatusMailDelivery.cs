using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using LaunchControl.Core.GoNoGo;
using LaunchControl.Core.Ports;
using LaunchControl.Core.StatusMails;
using LaunchControl.Functions.Infrastructure.Web;
using LaunchControl.Functions.Mails;
using LaunchControl.Pages.Mails;
using Microsoft.Extensions.Options;

namespace LaunchControl.Functions.StatusMails;

/// <summary>Sends one person one mail about all launches that they are to be told of, and notes what they were told.</summary>
public sealed class StatusMailDelivery(IStatusMails mails, StatusReader reader, MailRenderer renderer, MailBudget budget, IMailSender sender, IOptions<SiteOptions> site)
{
    // What somebody was told of a launch that is over, or is mailed to others now.
    private static readonly TimeSpan Remembered = TimeSpan.FromDays(400);

    /// <summary>Does nothing where they were told already. Should the process die before that is noted, they are told again, under the same id.</summary>
    public async Task SendAsync(string person, IReadOnlyList<DueLaunch> launches, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var told = await mails.ReadToldAsync(person, cancellationToken);
        var before = told.Launches.ToDictionary(one => one.LaunchId, StringComparer.Ordinal);
        var due = launches.Where(launch => !(before.GetValueOrDefault(launch.Launch.Id)?.DueAt >= launch.DueAt))
            .OrderBy(launch => launch.Launch.Id, StringComparer.Ordinal).ToList();
        if (due.Count == 0)
        {
            return;
        }

        var model = new StatusMailModel(
            person,
            [.. await Task.WhenAll(due.Select(launch => reader.ReadAsync(launch, before.GetValueOrDefault(launch.Launch.Id), cancellationToken)))],
            new Uri(site.Value.BaseAddress, "board"),
            now);
        var mail = await WriteAsync(model, due);
        await budget.CountAsync(person, mail.Id, cancellationToken);
        await sender.SendAsync(mail, cancellationToken);
        var fresh = due.Select(launch => new ToldStatus(
            launch.Launch.Id, launch.DueAt, now, launch.Launch.AuditSequence, Readiness.Of(launch.Launch, now).Score, launch.Launch.LaunchAt)).ToList();
        await NoteAsync(person, told, fresh, now, cancellationToken);
    }

    private async Task<OutgoingMail> WriteAsync(StatusMailModel model, IReadOnlyList<DueLaunch> due)
    {
        var content = await renderer.RenderAsync(model);
        var what = string.Join('\n', due.Select(launch => string.Create(CultureInfo.InvariantCulture, $"{launch.Launch.Id}@{launch.DueAt.ToUnixTimeSeconds()}")));
        var id = $"status.{Digest($"{model.To}\n{what}")}";
        return new OutgoingMail(id, due.Count == 1 ? due[0].Launch.Id : null, null, model.To, content.Subject, content.Text, content.Html)
        {
            Thread = $"status.{Digest(model.To)}",
        };
    }

    private async Task NoteAsync(string person, ToldStatuses told, IReadOnlyList<ToldStatus> fresh, DateTimeOffset now, CancellationToken cancellationToken)
    {
        while (!await mails.StoreToldAsync(person, told, Merge(told.Launches, fresh, now), cancellationToken))
        {
            told = await mails.ReadToldAsync(person, cancellationToken);
        }
    }

    private static List<ToldStatus> Merge(IReadOnlyList<ToldStatus> told, IReadOnlyList<ToldStatus> fresh, DateTimeOffset now) =>
        [.. told.Where(one => now - one.At < Remembered && fresh.All(other => other.LaunchId != one.LaunchId)), .. fresh];

    private static string Digest(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..24];
}
