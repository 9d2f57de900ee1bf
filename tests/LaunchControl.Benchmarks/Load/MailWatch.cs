using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using LaunchControl.Benchmarks.Running;
using LaunchControl.Drivers;
using LaunchControl.LocalHost.Developer;
using SendGrid;
using SendGrid.Helpers.Mail;

namespace LaunchControl.Benchmarks.Load;

/// <summary>Sees each mail as soon as the mailbox has it.</summary>
internal sealed class MailWatch(MailboxClient mailbox) : ISendGridClient
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);

    private readonly ConcurrentDictionary<string, TaskCompletionSource<SentLink>> _links = new(StringComparer.OrdinalIgnoreCase);

    public string UrlPath { get; set; } = "";

    public string Version { get; set; } = "";

    public string MediaType { get; set; } = "";

    /// <summary>The first review link that somebody was mailed.</summary>
    public async Task<SentLink> LinkToAsync(string person)
    {
        try
        {
            return await Of(person).Task.WaitAsync(Patience);
        }
        catch (TimeoutException)
        {
            throw new InvalidMeasurementException($"{person} got no review link within {Patience.TotalSeconds:F0} s.");
        }
    }

    public async Task<Response> SendEmailAsync(SendGridMessage msg, CancellationToken cancellationToken = default)
    {
        var response = await mailbox.SendEmailAsync(msg, cancellationToken);
        var at = Stopwatch.GetTimestamp();
        if (LaunchWalk.LinkOf(new JsonObject { ["text"] = msg.PlainTextContent }) is { } link)
        {
            foreach (var to in msg.Personalizations.SelectMany(personalization => personalization.Tos))
            {
                Of(to.Email).TrySetResult(new SentLink(link, at));
            }
        }

        return response;
    }

    public AuthenticationHeaderValue AddAuthorization(KeyValuePair<string, string> header) => mailbox.AddAuthorization(header);

    public Task<Response> MakeRequest(HttpRequestMessage request, CancellationToken cancellationToken = default) => mailbox.MakeRequest(request, cancellationToken);

    public Task<Response> RequestAsync(
        BaseClient.Method method, string? requestBody = null, string? queryParams = null, string? urlPath = null, CancellationToken cancellationToken = default) =>
        mailbox.RequestAsync(method, requestBody, queryParams, urlPath, cancellationToken);

    private TaskCompletionSource<SentLink> Of(string person) => _links.GetOrAdd(person, _ => new(TaskCreationOptions.RunContinuationsAsynchronously));
}
