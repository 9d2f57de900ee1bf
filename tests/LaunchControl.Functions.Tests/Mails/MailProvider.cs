using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using LaunchControl.Drivers;

namespace LaunchControl.Functions.Tests.Mails;

/// <summary>Stands for SendGrid: signs events and posts them.</summary>
internal sealed class MailProvider
{
    private readonly ECParameters _key;

    public MailProvider()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        (_key, PublicKey) = (key.ExportParameters(true), Convert.ToBase64String(key.ExportSubjectPublicKeyInfo()));
    }

    public string PublicKey { get; }

    public static JsonObject Event(SmallLaunch launch, string kind, DateTimeOffset at, string id, string gateId = "alpha") => new()
    {
        ["event"] = kind,
        ["email"] = TestPlaybook.LeadOf(gateId).ToUpperInvariant(),
        ["timestamp"] = at.ToUnixTimeSeconds(),
        ["sg_event_id"] = id,
        ["sg_message_id"] = "filter-1",
        ["launchId"] = launch.Id,
        ["gateId"] = gateId,
        [kind is "deferred" or "delivered" ? "response" : "reason"] = $"{kind} for a reason",
    };

    public Task<HttpStatusCode> PostAsync(LaunchApi api, DateTimeOffset now, params JsonNode?[] events) =>
        PostAsync(api, now, Encoding.UTF8.GetBytes(new JsonArray([.. events.Select(one => one?.DeepClone())]).ToJsonString()));

    public Task<HttpStatusCode> PostAsync(LaunchApi api, DateTimeOffset now, byte[] body)
    {
        var timestamp = now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        return SendAsync(api, body, Sign(timestamp, body), timestamp);
    }

    public string Sign(string timestamp, byte[] body)
    {
        using var key = ECDsa.Create(_key);
        return Convert.ToBase64String(key.SignData([.. Encoding.UTF8.GetBytes(timestamp), .. body], HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence));
    }

    public static async Task<HttpStatusCode> SendAsync(LaunchApi api, byte[] body, string? signature, string? timestamp)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "api/webhooks/sendgrid") { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        Add("X-Twilio-Email-Event-Webhook-Signature", signature);
        Add("X-Twilio-Email-Event-Webhook-Timestamp", timestamp);
        using var response = await api.Http.SendAsync(request);
        Assert.Equal(response.IsSuccessStatusCode ? "application/json" : "application/problem+json", response.Content.Headers.ContentType!.MediaType);
        return response.StatusCode;

        void Add(string name, string? value)
        {
            if (value is not null)
            {
                request.Headers.TryAddWithoutValidation(name, value);
            }
        }
    }
}
