using System.Text.Json.Nodes;

namespace LaunchControl.Pages.Chat;

/// <summary>A message for an incoming webhook of Slack: <c>text</c> for notifications, Block Kit <c>blocks</c> for reading.</summary>
/// <remarks>
/// Limits of Slack that are kept: a header of 150 characters, a section of 3,000, 50 blocks. In mrkdwn <c>&amp;</c>, <c>&lt;</c> and <c>&gt;</c> are escaped, as Slack
/// asks for, so that no text makes a link or calls for a channel's attention; <c>verbatim</c> keeps Slack from finding names and addresses by itself.
/// </remarks>
internal static class SlackMessage
{
    public static JsonObject Write(IReadOnlyList<ChatNote> notes, DateTimeOffset now)
    {
        var (launch, link) = (notes[^1].Launch, notes[^1].Link);
        return new JsonObject
        {
            ["text"] = Escape($"{launch}: {notes[0].Headline}{(notes.Count > 1 ? $" and {notes.Count - 1} more" : "")}"),
            ["unfurl_links"] = false,
            ["unfurl_media"] = false,
            ["blocks"] = new JsonArray(
            [
                new JsonObject { ["type"] = "header", ["text"] = new JsonObject { ["type"] = "plain_text", ["text"] = launch, ["emoji"] = false } },
                .. notes.Select(note => new JsonObject { ["type"] = "section", ["text"] = Markdown(Text(note, now)) }),
                new JsonObject { ["type"] = "context", ["elements"] = new JsonArray(Markdown($"<{Escape(link.AbsoluteUri)}|Open the launch board>")) },
            ]),
        };
    }

    private static string Text(ChatNote note, DateTimeOffset now)
    {
        var time = ChatMessage.Time(note, now) is { } at ? $" ({Escape(at)})" : "";
        return $"*{Escape(note.Headline)}*{time}{(note.Detail is null ? "" : $"\n{Escape(note.Detail)}")}";
    }

    private static JsonObject Markdown(string text) => new() { ["type"] = "mrkdwn", ["text"] = text, ["verbatim"] = true };

    // Slack has no escape for the marks of bold, strikethrough and code, so they become characters that look alike.
    private static string Escape(string text) => text
        .Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal)
        .Replace('*', '\u2217').Replace('~', '\u223C').Replace('`', '\u02CB');
}
