using System.Net;
using System.Net.Http.Headers;
using LaunchControl.LocalHost.Developer;
using SendGrid;
using SendGrid.Helpers.Mail;

namespace LaunchControl.LocalHost.Faults;

/// <summary>A mail provider that answers 429 or 503 now and then, or takes a mail and answers 500. Notes a mail that comes again with another subject.</summary>
internal sealed class FaultyMailClient(MailboxClient client, Mailbox mailbox, WriteBoundaries boundaries, FaultOptions options, FaultJournal journal) : ISendGridClient
{
    private readonly Random _random = new(options.Seed);

    public string UrlPath
    {
        get => client.UrlPath;
        set => client.UrlPath = value;
    }

    public string Version
    {
        get => client.Version;
        set => client.Version = value;
    }

    public string MediaType
    {
        get => client.MediaType;
        set => client.MediaType = value;
    }

    public async Task<Response> SendEmailAsync(SendGridMessage msg, CancellationToken cancellationToken = default)
    {
        NoteOtherSubject(msg);
        var fault = Choose();
        if (fault is HttpStatusCode.TooManyRequests or HttpStatusCode.ServiceUnavailable)
        {
            journal.Note($"mail {(int)fault}");
            return new Response(fault.Value, null, null);
        }

        var sent = await boundaries.AroundAsync("mail", () => client.SendEmailAsync(msg, cancellationToken));
        if (fault is null)
        {
            return sent;
        }

        journal.Note("mail 500 although taken");
        return new Response(fault.Value, null, null);
    }

    public AuthenticationHeaderValue AddAuthorization(KeyValuePair<string, string> header) => client.AddAuthorization(header);

    public Task<Response> MakeRequest(HttpRequestMessage request, CancellationToken cancellationToken = default) => client.MakeRequest(request, cancellationToken);

    public Task<Response> RequestAsync(
        BaseClient.Method method, string? requestBody = null, string? queryParams = null, string? urlPath = null, CancellationToken cancellationToken = default) =>
        client.RequestAsync(method, requestBody, queryParams, urlPath, cancellationToken);

    private HttpStatusCode? Choose()
    {
        lock (_random)
        {
            HttpStatusCode[] faults = [HttpStatusCode.TooManyRequests, HttpStatusCode.ServiceUnavailable, HttpStatusCode.InternalServerError];
            return _random.NextDouble() < options.MailShare ? faults[_random.Next(faults.Length)] : null;
        }
    }

    private void NoteOtherSubject(SendGridMessage msg)
    {
        var id = msg.Headers?.GetValueOrDefault("Message-ID")?.Trim('<', '>');
        if (mailbox.All().FirstOrDefault(mail => mail.Id == id) is { } before && before.Subject != msg.Subject)
        {
            journal.Note($"contradiction {id}: '{before.Subject}', then '{msg.Subject}'");
        }
    }
}
