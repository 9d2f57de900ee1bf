using System.Net;
using System.Net.Http.Headers;
using LaunchControl.LocalHost.Developer;
using SendGrid;
using SendGrid.Helpers.Mail;

namespace LaunchControl.Functions.Tests.StatusMails;

/// <summary>A mail provider that takes no status mail while it is down, or none to one person.</summary>
internal sealed class FlakyMailProvider : ISendGridClient
{
    private MailboxClient _mailbox = null!;

    public bool IsDown { get; set; }

    public string? Refuses { get; set; }

    public string UrlPath { get; set; } = "";

    public string Version { get; set; } = "";

    public string MediaType { get; set; } = "";

    public FlakyMailProvider For(MailboxClient mailbox)
    {
        _mailbox = mailbox;
        return this;
    }

    public Task<Response> SendEmailAsync(SendGridMessage msg, CancellationToken cancellationToken = default) =>
        msg.Subject.StartsWith("Status", StringComparison.Ordinal) && (IsDown || msg.Personalizations.Exists(one => one.Tos.Exists(to => to.Email == Refuses)))
            ? Task.FromResult(new Response(HttpStatusCode.ServiceUnavailable, null, null))
            : _mailbox.SendEmailAsync(msg, cancellationToken);

    public AuthenticationHeaderValue AddAuthorization(KeyValuePair<string, string> header) => throw new NotSupportedException();

    public Task<Response> MakeRequest(HttpRequestMessage request, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public Task<Response> RequestAsync(
        BaseClient.Method method, string? requestBody = null, string? queryParams = null, string? urlPath = null, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException();
}
