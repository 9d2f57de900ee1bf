using System.Net;
using System.Text.Json.Nodes;
using LaunchControl.Drivers;

namespace LaunchControl.Functions.Tests.Webhooks;

/// <summary>A host whose webhooks may post to this machine, a receiver there, and an admin who manages webhooks.</summary>
public sealed class WebhookHost : IAsyncLifetime
{
    private WebhookReceiver? _receiver;

    public RunningHost Host { get; } = new()
    {
        AllowedHosts = ["127.0.0.1"],
        Settings = new Dictionary<string, string> { ["OutgoingHttp:Timeout"] = "00:00:01" },
    };

    public LaunchApi Admin { get; private set; } = null!;

    internal WebhookReceiver Receiver => _receiver!;

    public async Task InitializeAsync()
    {
        await Host.InitializeAsync();
        _receiver = await WebhookReceiver.StartAsync();
        Admin = LaunchApi.HeldToItsDocument(Host.Api.Http.BaseAddress!);
        await Admin.SignInAsync("admin@contoso.example", "Launch.Admin");
    }

    public async Task DisposeAsync()
    {
        Admin.Dispose();
        await _receiver!.DisposeAsync();
        await Host.DisposeAsync();
    }

    /// <summary>Creates a webhook; the answer holds its secret.</summary>
    public Task<JsonNode> CreateAsync(string? url = null, string? launchId = null, params string[] events) => Admin.PostAsync(
        "api/webhooks",
        new JsonObject
        {
            ["url"] = url ?? Receiver.Url(),
            ["events"] = new JsonArray([.. events.Select(pattern => JsonValue.Create(pattern))]),
            ["launchId"] = launchId,
            ["contact"] = "ops@contoso.example",
            ["description"] = "Test receiver",
        },
        HttpStatusCode.Created);

    public Task<JsonNode> ReadAsync(string webhookId) => Admin.GetAsync($"api/webhooks/{webhookId}");

    public async Task<IReadOnlyList<JsonNode>> DeliveriesAsync(string webhookId, string query = "") =>
        [.. (await Admin.GetAsync($"api/webhooks/{webhookId}/deliveries{query}"))["items"]!.AsArray().Select(item => item!)];

    /// <summary>Sends a test event: one delivery, whose first attempt is over when this returns.</summary>
    public Task<JsonNode> TestAsync(string webhookId) => Admin.PostAsync($"api/webhooks/{webhookId}/test", expected: HttpStatusCode.Accepted);
}
