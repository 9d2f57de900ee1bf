using LaunchControl.Core.Ports;

namespace LaunchControl.Functions.Infrastructure.Mail;

/// <summary>What a mail's headers say beside its people and subject.</summary>
internal static class MailHeaders
{
    /// <summary>Id of the distributed trace that led to the mail.</summary>
    public const string Trace = "X-LaunchControl-Trace";

    /// <param name="domain">The sender's; ids are unique within it.</param>
    public static Dictionary<string, string> Of(OutgoingMail mail, string domain)
    {
        // Nobody sent this one: as the common parent it ties a thread together for whichever of its mails somebody got.
        var root = $"<thread.{mail.Thread}@{domain}>";
        var headers = new Dictionary<string, string>
        {
            ["Message-ID"] = $"<{mail.Id}@{domain}>",
            ["In-Reply-To"] = root,
            ["References"] = root,
            ["Auto-Submitted"] = "auto-generated", // RFC 3834: an out-of-office reply must not answer it.
        };
        if (mail.TraceId is not null)
        {
            headers[Trace] = mail.TraceId;
        }

        return headers;
    }
}
