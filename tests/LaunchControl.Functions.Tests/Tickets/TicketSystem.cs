using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using LaunchControl.Drivers;

namespace LaunchControl.Functions.Tests.Tickets;

/// <summary>Stands for ticket systems: signs reports and posts them.</summary>
internal sealed class TicketSystem(LaunchApi api)
{
    public const string JiraSecret = "a secret of Jira's webhook";
    public const string OldJiraSecret = "the secret that it had before";

    public static readonly byte[] Key = [.. Enumerable.Range(0, 32).Select(i => (byte)i)];
    public static readonly byte[] OldKey = [.. Enumerable.Range(32, 32).Select(i => (byte)i)];

    private int _messages;

    public static IReadOnlyDictionary<string, string> Settings { get; } = new Dictionary<string, string>
    {
        ["Tickets:JiraSecrets:0"] = JiraSecret,
        ["Tickets:JiraSecrets:1"] = OldJiraSecret,
        ["Tickets:WebhookSecrets:0"] = $"whsec_{Convert.ToBase64String(Key)}",
        ["Tickets:WebhookSecrets:1"] = $"whsec_{Convert.ToBase64String(OldKey)}",
    };

    /// <summary>Reports through the generic webhook; what became of each item.</summary>
    public async Task<IReadOnlyList<string>> ReportAsync(string ticket, string status, DateTimeOffset at, string? id = null) =>
        Outcomes(await SendAsync(Report(ticket, status, at), id));

    public static JsonObject Report(string ticket, string status, DateTimeOffset at) => new()
    {
        ["ticket"] = ticket,
        ["status"] = status,
        ["at"] = at.ToString("O"),
        ["url"] = $"https://tickets.contoso.example/{ticket}",
        ["by"] = "ticket-bot",
    };

    public async Task<ApiAnswer> SendAsync(JsonNode body, string? id = null)
    {
        var (bytes, messageId, timestamp) = (Encoding.UTF8.GetBytes(body.ToJsonString()), id ?? $"msg_{++_messages}", await SecondsAsync());
        return await SendAsync("api/webhooks/tickets", bytes, ("webhook-id", messageId), ("webhook-timestamp", timestamp), ("webhook-signature", Sign(Key, messageId, timestamp, bytes)));
    }

    /// <summary>Jira tells that an issue's status changed.</summary>
    public async Task<IReadOnlyList<string>> UpdateIssueAsync(string key, string category, DateTimeOffset at, string field = "status", string webhookEvent = "jira:issue_updated")
    {
        var bytes = Encoding.UTF8.GetBytes(Issue(key, category, at, field, webhookEvent).ToJsonString());
        return Outcomes(await SendAsync("api/webhooks/jira", bytes, ("X-Hub-Signature", SignAsJira(JiraSecret, bytes))));
    }

    public static JsonObject Issue(string key, string category, DateTimeOffset at, string field = "status", string webhookEvent = "jira:issue_updated") => new()
    {
        ["timestamp"] = at.ToUnixTimeMilliseconds(),
        ["webhookEvent"] = webhookEvent,
        ["user"] = new JsonObject { ["displayName"] = "Ana" },
        ["issue"] = new JsonObject
        {
            ["id"] = "10002",
            ["self"] = "https://contoso.atlassian.net/rest/api/2/issue/10002",
            ["key"] = key,
            ["fields"] = new JsonObject { ["status"] = new JsonObject { ["name"] = category, ["statusCategory"] = new JsonObject { ["key"] = category } } },
        },
        ["changelog"] = new JsonObject { ["items"] = new JsonArray(new JsonObject { ["field"] = field, ["fromString"] = "To Do", ["toString"] = category }) },
    };

    public static string Sign(byte[] key, string id, string timestamp, byte[] body) =>
        $"v1,{Convert.ToBase64String(HMACSHA256.HashData(key, (byte[])[.. Encoding.UTF8.GetBytes($"{id}.{timestamp}."), .. body]))}";

    public static string SignAsJira(string secret, byte[] body) => $"sha256={Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), body))}";

    public async Task<ApiAnswer> SendAsync(string path, byte[] body, params (string Name, string? Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new("application/json");
        foreach (var (name, value) in headers.Where(header => header.Value is not null))
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        using var answer = await api.Http.SendAsync(request);
        return new ApiAnswer(answer.StatusCode, JsonNode.Parse(await answer.Content.ReadAsStringAsync())!);
    }

    public async Task<string> SecondsAsync(TimeSpan ahead = default) => ((await SmallLaunch.NowAsync(api)) + ahead).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);

    private static IReadOnlyList<string> Outcomes(ApiAnswer answer)
    {
        Assert.True(answer.Status == HttpStatusCode.OK, $"{answer.Status}: {answer.Body}");
        var items = answer.Body["items"]!.AsArray();
        Assert.Equal(items.Count, answer.Body["matched"]!.GetValue<int>());
        return [.. items.Select(item => $"{item!["itemId"]} {item["outcome"]}").Order(StringComparer.Ordinal)];
    }
}
