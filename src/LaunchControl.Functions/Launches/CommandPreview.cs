using LaunchControl.Core.Launches;
using LaunchControl.Core.Outbox;

namespace LaunchControl.Functions.Launches;

/// <summary>What a command would do, with nothing stored.</summary>
/// <param name="ChangesAnything">False where all that it asks for is so already.</param>
/// <param name="Gates">Those whose status, due date or votes would change.</param>
/// <param name="Entries">What the audit trail would say, in its order.</param>
/// <param name="Mails">Who would be mailed about what, as far as the command itself decides it.</param>
/// <param name="Launch">As it would be.</param>
public sealed record CommandPreview(
    bool ChangesAnything, IReadOnlyList<GatePreview> Gates, IReadOnlyList<PreviewedEntry> Entries, IReadOnlyList<PreviewedMail> Mails, LaunchView Launch)
{
    public static CommandPreview Of(Launch before, Decision decision, LaunchView after) => new(
        !decision.IsNoChange,
        [.. GatePreview.Between(before, decision.Launch)],
        [.. decision.Audit.Select(entry => new PreviewedEntry(entry.Action, entry.Subject, entry.Summary))],
        [.. decision.Intents.OfType<SendMailIntent>().Select(mail => new PreviewedMail(mail.To, mail.Mail, mail.GateId, mail.ItemId))],
        after);
}
