using LaunchControl.Core.Ports;
using LaunchControl.Functions.Health;
using Microsoft.Extensions.Options;
using SendGrid;
using SendGrid.Helpers.Mail;

namespace LaunchControl.Functions.Infrastructure.Mail;

/// <summary>Hands mail to SendGrid: plain text and HTML, with nothing added, rewritten or tracked.</summary>
public sealed class SendGridMailSender(ISendGridClient client, IOptions<MailOptions> options, MailHealth health) : IMailSender
{
    public async Task SendAsync(OutgoingMail mail, CancellationToken cancellationToken)
    {
        try
        {
            var response = await client.SendEmailAsync(Write(mail), cancellationToken);
            if (!response.IsSuccessStatusCode)
            {
                throw new HttpRequestException($"The mail provider answered {(int)response.StatusCode}.", null, response.StatusCode);
            }

            health.Note(null);
        }
        catch (HttpRequestException exception) when (exception.StatusCode is not null)
        {
            health.Note(exception.Message);
            throw;
        }
        catch (Exception) when (!cancellationToken.IsCancellationRequested)
        {
            health.Note("The mail provider can't be reached.");
            throw;
        }
    }

    private SendGridMessage Write(OutgoingMail mail)
    {
        var domain = options.Value.From[(options.Value.From.IndexOf('@', StringComparison.Ordinal) + 1)..];
        var message = new SendGridMessage
        {
            From = new EmailAddress(options.Value.From, options.Value.FromName),
            Subject = mail.Subject,
            PlainTextContent = mail.Text,
            HtmlContent = mail.Html,
            Headers = MailHeaders.Of(mail, domain),
            CustomArgs = MailReference.Of(mail),
        };
        message.AddTo(mail.To);

        // Said here, since the account's own settings count otherwise. A tracker would rewrite the review link, and fetch it in somebody else's name.
        message.SetClickTracking(false, false);
        message.SetOpenTracking(false);
        message.SetSubscriptionTracking(false);
        message.SetGoogleAnalytics(false);
        return message;
    }
}
