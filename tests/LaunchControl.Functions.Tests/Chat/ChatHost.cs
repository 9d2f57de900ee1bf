using System.Net;
using System.Text.Json.Nodes;
using LaunchControl.Drivers;
using LaunchControl.Functions.Tests.Webhooks;

namespace LaunchControl.Functions.Tests.Chat;

/// <summary>A host whose channels may post to this machine, a chat there, and the owner of launches.</summary>
public sealed class ChatHost : IAsyncLifetime
{
    private WebhookReceiver? _chat;

    public RunningHost Host { get; } = new()
    {
        AllowedHosts = ["127.0.0.1"],
        Settings = new Dictionary<string, string> { ["OutgoingHttp:Timeout"] = "00:00:01" },
    };

    public LaunchApi Api => Host.Api;

    internal WebhookReceiver Chat => _chat!;

    public async Task InitializeAsync()
    {
        await Host.InitializeAsync();
        _chat = await WebhookReceiver.StartAsync();
    }

    public async Task DisposeAsync()
    {
        await _chat!.DisposeAsync();
        await Host.DisposeAsync();
    }

    /// <summary>Sets a channel up that posts to this machine.</summary>
    public async Task<JsonNode> PutAsync(SmallLaunch launch, string channel, string? path = null, string kind = "slack", string? team = null, params string[] events)
    {
        var answer = await launch.CallAsync(HttpMethod.Put, $"channels/{channel}", new JsonObject
        {
            ["kind"] = kind,
            ["url"] = Chat.Url(path ?? $"/{channel}/secret"),
            ["team"] = team,
            ["events"] = new JsonArray([.. events.Select(pattern => JsonValue.Create(pattern))]),
        });
        Assert.Equal(HttpStatusCode.Created, answer.Status);
        return answer.Body;
    }

    public Task<JsonNode> ReadAsync(SmallLaunch launch, string channel) => Api.GetAsync($"api/launches/{launch.Id}/channels/{channel}");

    public async Task<IReadOnlyList<JsonNode>> DeliveriesAsync(SmallLaunch launch, string channel, string query = "?pageSize=200") =>
        [.. (await Api.GetAsync($"api/launches/{launch.Id}/channels/{channel}/deliveries{query}"))["items"]!.AsArray().Select(item => item!)];

    /// <summary>What was posted to a channel, oldest first.</summary>
    public IReadOnlyList<JsonNode> Posts(string channel) => [.. Chat.Posted.Where(post => post.Path.StartsWith($"/{channel}/", StringComparison.Ordinal)).Select(post => post.Event)];

    /// <summary>Lets deliveries come and go for so many minutes.</summary>
    public async Task PassAsync(int minutes)
    {
        for (var minute = 0; minute < minutes; minute++)
        {
            await Api.AdvanceAsync("PT1M");
        }
    }

    /// <summary>The texts of a Slack message's sections.</summary>
    public static IEnumerable<string> Sections(JsonNode message) =>
        message["blocks"]!.AsArray().Where(block => (string?)block!["type"] == "section").Select(block => (string)block!["text"]!["text"]!);
}
