using LaunchControl.Core.Ports;
using Microsoft.Extensions.Options;
using SendGrid;
using SendGrid.Helpers.Mail;

namespace LaunchControl.Functions.Infrastructure.Mail;

/// <summary>Hands mail to SendGrid: plain text and HTML, without click or open tracking.</summary>
public sealed class SendGridMailSender(ISendGridClient client, IOptions<MailOptions> options) : IMailSender
{
    public async Task SendAsync(OutgoingMail mail, CancellationToken cancellationToken)
    {
        var domain = options.Value.From[(options.Value.From.IndexOf('@', StringComparison.Ordinal) + 1)..];
        var message = new SendGridMessage
        {
            From = new EmailAddress(options.Value.From, options.Value.FromName),
            Subject = mail.Subject,
            PlainTextContent = mail.Text,
            HtmlContent = mail.Html,
        };
        message.AddTo(mail.To);
        message.AddGlobalHeader("Message-ID", $"<{mail.Id}@{domain}>");
        message.AddGlobalHeader("References", $"<{mail.Thread}@{domain}>");

        // A tracker would rewrite the review link, and fetch it in somebody else's name.
        message.SetClickTracking(false, false);
        message.SetOpenTracking(false);
        var response = await client.SendEmailAsync(message, cancellationToken);
        if (!response.IsSuccessStatusCode)
        {
            throw new HttpRequestException($"The mail provider answered {(int)response.StatusCode}.", null, response.StatusCode);
        }
    }
}
