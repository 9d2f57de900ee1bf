using System.Security.Cryptography;
using System.Text.Json;
using LaunchControl.Core.Gates;
using LaunchControl.Functions.Infrastructure.Web;

namespace LaunchControl.Functions.Tickets;

/// <summary>Reads what Jira posts when an issue was updated.</summary>
/// <remarks>
/// An issue is done when its status is of the category <c>done</c>. Only changes of status count: Jira also tells of every other edit,
/// and such a request may be the older of two that cross.
/// </remarks>
internal static class JiraReportReader
{
    private const string Sender = "jira";
    private const long LatestMillisecond = 253_402_300_799_999; // end of year 9999

    /// <summary>Null for a request that tells of no change of status, or that is not about an issue.</summary>
    /// <exception cref="RequestRefusedException">400: not a JSON object.</exception>
    public static TicketReport? Read(byte[] body)
    {
        using var document = TicketReportReader.Parse(body);
        try
        {
            return Read(document.RootElement, body);
        }
        catch (InvalidOperationException)
        {
            // A lone surrogate, written as an escape, is valid JSON and no text.
            return null;
        }
    }

    private static TicketReport? Read(JsonElement root, byte[] body)
    {
        var issue = Member(root, "issue");
        var category = Text(Member(Member(Member(Member(issue, "fields"), "status"), "statusCategory"), "key"));
        return Text(Member(root, "webhookEvent")) == "jira:issue_updated" && ChangesStatus(root) && category is not null
            && Text(Member(issue, "key")) is { } key && ItemTicket.IsKey(key)
            && Member(root, "timestamp") is { ValueKind: JsonValueKind.Number } time && time.TryGetInt64(out var at) && at is >= 0 and <= LatestMillisecond
                ? new TicketReport($"jira {Convert.ToHexStringLower(SHA256.HashData(body))}", key, category == "done", DateTimeOffset.FromUnixTimeMilliseconds(at), Browse(issue, key), Sender)
                : null;
    }

    private static bool ChangesStatus(JsonElement root) =>
        Member(Member(root, "changelog"), "items") is not { ValueKind: JsonValueKind.Array } items || items.EnumerateArray().Any(item => Text(Member(item, "field")) == "status");

    // Where people see it: on the site that the issue's own address in the API is on.
    private static string? Browse(JsonElement issue, string key) =>
        Uri.TryCreate(Text(Member(issue, "self")), UriKind.Absolute, out var self) && self.Scheme is "https" or "http"
            ? $"{self.GetLeftPart(UriPartial.Authority)}/browse/{Uri.EscapeDataString(key)}" : null;

    private static JsonElement Member(JsonElement element, string name) => element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) ? value : default;

    private static string? Text(JsonElement element) => element.ValueKind == JsonValueKind.String ? element.GetString() : null;
}
