using System.Net;
using System.Net.Http.Headers;
using SendGrid;
using SendGrid.Helpers.Mail;

namespace LaunchControl.LocalHost.Developer;

/// <summary>Stands where SendGrid's client stands, and puts mail into the local mailbox.</summary>
public sealed class MailboxClient(Mailbox mailbox, TimeProvider time) : ISendGridClient
{
    public string UrlPath { get; set; } = "";

    public string Version { get; set; } = "";

    public string MediaType { get; set; } = "";

    public Task<Response> SendEmailAsync(SendGridMessage msg, CancellationToken cancellationToken = default)
    {
        var headers = new Dictionary<string, string>(msg.Headers ?? [], StringComparer.OrdinalIgnoreCase)
        {
            ["From"] = string.IsNullOrEmpty(msg.From.Name) ? msg.From.Email : $"{msg.From.Name} <{msg.From.Email}>",
        };
        foreach (var to in msg.Personalizations.SelectMany(personalization => personalization.Tos))
        {
            mailbox.Add(new ReceivedMail(
                headers.GetValueOrDefault("Message-ID", "").Trim('<', '>'), time.GetUtcNow(), to.Email, msg.Subject, msg.PlainTextContent, msg.HtmlContent, headers));
        }

        return Task.FromResult(new Response(HttpStatusCode.Accepted, null, null));
    }

    public AuthenticationHeaderValue AddAuthorization(KeyValuePair<string, string> header) => throw OnlySends();

    public Task<Response> MakeRequest(HttpRequestMessage request, CancellationToken cancellationToken = default) => throw OnlySends();

    public Task<Response> RequestAsync(
        BaseClient.Method method, string? requestBody = null, string? queryParams = null, string? urlPath = null, CancellationToken cancellationToken = default) =>
        throw OnlySends();

    private static NotSupportedException OnlySends() => new("The local mailbox only sends mail.");
}
