using System.Net;
using System.Text.Json.Nodes;
using LaunchControl.Core.Ports;
using LaunchControl.Drivers;
using LaunchControl.Functions.Health;
using LaunchControl.Functions.Infrastructure.Mail;
using Microsoft.Extensions.Options;
using SendGrid;
using SendGrid.Helpers.Mail;

namespace LaunchControl.Functions.Tests.Mails;

/// <summary>Mails thread by gate and by launch, and tell no tracker.</summary>
public sealed class MailHeaderTests(RunningHost host) : IClassFixture<RunningHost>
{
    private readonly LaunchApi _api = host.Api;

    [Fact]
    public async Task Mails_about_a_gate_thread_together_over_rounds_and_apart_from_those_about_the_launch()
    {
        var launch = await SmallLaunch.StartAsync(_api, TestPlaybook.Usual("threads"));
        await launch.CompleteAsync("a1", "a2");
        await launch.UntilGateAsync("alpha", "inReview");
        (await launch.DecideAsync("alpha", "reject", "Not yet")).IsAccepted();
        await launch.UntilGateAsync("alpha", "needsWork");
        (await launch.GateAsync("alpha", "request-review")).IsAccepted();
        await launch.UntilGateAsync("alpha", "inReview");

        var mails = await launch.MailsAsync(TestPlaybook.LeadOf("alpha"));
        var (started, asked) = (mails[0], mails.Where(mail => mail["subject"]!.GetValue<string>().StartsWith("Sign-off needed", StringComparison.Ordinal)).ToList());
        Assert.Equal(2, asked.Count);
        Assert.Equal($"<thread.{launch.Id}@launchcontrol.example>", Header(started, "References"));
        Assert.All(asked, mail => Assert.Equal($"<thread.{launch.Id}.alpha@launchcontrol.example>", Header(mail, "References")));
        Assert.All(mails, mail => Assert.Equal(Header(mail, "References"), Header(mail, "In-Reply-To")));
        Assert.All(mails, mail => Assert.Equal("auto-generated", Header(mail, "Auto-Submitted")));
        Assert.Equal(mails.Count, mails.Select(mail => Header(mail, "Message-ID")).Distinct().Count());
        Assert.All(mails, mail => Assert.Matches(@"^<[a-z0-9.-]+@launchcontrol\.example>$", Header(mail, "Message-ID")));
        Assert.Contains(mails, mail => Header(mail, "References") == Header(asked[0], "References") && mail["to"]!.GetValue<string>() == TestPlaybook.LeadOf("alpha"));
    }

    [Fact]
    public async Task SendGrid_is_told_to_track_nothing_and_gets_ids_that_find_the_mail_again()
    {
        var client = new RecordingClient();
        var sender = new SendGridMailSender(client, Options.Create(new MailOptions { From = "launches@contoso.example" }), new MailHealth());

        await sender.SendAsync(new OutgoingMail("l.1", "l", "g", "ana@contoso.example", "Subject", "Text", "Html"), CancellationToken.None);
        await sender.SendAsync(new OutgoingMail("l.2", "l", null, "ana@contoso.example", "Subject", "Text", "Html"), CancellationToken.None);

        Assert.All(client.Sent, message =>
        {
            var tracking = message.TrackingSettings;
            Assert.False(tracking.ClickTracking.Enable);
            Assert.False(tracking.ClickTracking.EnableText);
            Assert.False(tracking.OpenTracking.Enable);
            Assert.False(tracking.SubscriptionTracking.Enable);
            Assert.False(tracking.Ganalytics.Enable);
        });
        Assert.Equal(new Dictionary<string, string> { ["launchId"] = "l", ["gateId"] = "g" }, client.Sent[0].CustomArgs);
        Assert.Equal(new Dictionary<string, string> { ["launchId"] = "l" }, client.Sent[1].CustomArgs);
        Assert.Equal("<l.1@contoso.example>", client.Sent[0].Headers["Message-ID"]);
    }

    [Fact]
    public async Task A_mail_and_the_events_about_it_can_be_tied_to_the_trace_that_led_to_it()
    {
        var client = new RecordingClient();
        var sender = new SendGridMailSender(client, Options.Create(new MailOptions { From = "launches@contoso.example" }), new MailHealth());
        var trace = new string('a', 32);

        await sender.SendAsync(new OutgoingMail("l.1", "l", null, "ana@contoso.example", "Subject", "Text", "Html") { TraceId = trace }, CancellationToken.None);
        await sender.SendAsync(new OutgoingMail("l.2", "l", null, "ana@contoso.example", "Subject", "Text", "Html"), CancellationToken.None);

        Assert.Equal(trace, client.Sent[0].Headers["X-LaunchControl-Trace"]);
        Assert.Equal(trace, client.Sent[0].CustomArgs["traceId"]);
        Assert.DoesNotContain("X-LaunchControl-Trace", client.Sent[1].Headers.Keys);
    }

    private static string Header(JsonNode mail, string name) => mail["headers"]![name]!.GetValue<string>();

    private sealed class RecordingClient : ISendGridClient
    {
        public List<SendGridMessage> Sent { get; } = [];

        public string UrlPath { get; set; } = "";

        public string Version { get; set; } = "";

        public string MediaType { get; set; } = "";

        public Task<Response> SendEmailAsync(SendGridMessage msg, CancellationToken cancellationToken = default)
        {
            Sent.Add(msg);
            return Task.FromResult(new Response(HttpStatusCode.Accepted, null, null));
        }

        public System.Net.Http.Headers.AuthenticationHeaderValue AddAuthorization(KeyValuePair<string, string> header) => throw new NotSupportedException();

        public Task<Response> MakeRequest(HttpRequestMessage request, CancellationToken cancellationToken = default) => throw new NotSupportedException();

        public Task<Response> RequestAsync(
            BaseClient.Method method, string? requestBody = null, string? queryParams = null, string? urlPath = null, CancellationToken cancellationToken = default) =>
            throw new NotSupportedException();
    }
}
