using LaunchControl.Core.Ports;

namespace LaunchControl.Functions.Infrastructure.Mail;

/// <summary>What the mail provider keeps with a mail and sends back with each event about it. It reads them, so they are ids and no secrets.</summary>
internal static class MailReference
{
    public const string LaunchId = "launchId";

    public const string GateId = "gateId";

    public const string TraceId = "traceId";

    public static Dictionary<string, string> Of(OutgoingMail mail)
    {
        var reference = new Dictionary<string, string>();
        if (mail.LaunchId is not null)
        {
            reference[LaunchId] = mail.LaunchId;
        }

        if (mail.GateId is not null)
        {
            reference[GateId] = mail.GateId;
        }

        if (mail.TraceId is not null)
        {
            reference[TraceId] = mail.TraceId;
        }

        return reference;
    }
}
