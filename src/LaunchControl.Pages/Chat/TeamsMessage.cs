using System.Text.Json.Nodes;

namespace LaunchControl.Pages.Chat;

/// <summary>A message for a workflow in Microsoft Teams that waits for a webhook: an Adaptive Card as its one attachment.</summary>
/// <remarks>
/// Every text is a <c>TextRun</c>, in which nothing is Markdown, so that no name makes a link or mentions anybody. Teams takes messages of up to 28 KB; ten notes of bounded
/// length stay below it.
/// </remarks>
internal static class TeamsMessage
{
    public static JsonObject Write(IReadOnlyList<ChatNote> notes, DateTimeOffset now) => new()
    {
        ["type"] = "message",
        ["attachments"] = new JsonArray(new JsonObject
        {
            ["contentType"] = "application/vnd.microsoft.card.adaptive",
            ["contentUrl"] = null,
            ["content"] = Card(notes, now),
        }),
    };

    private static JsonObject Card(IReadOnlyList<ChatNote> notes, DateTimeOffset now) => new()
    {
        ["$schema"] = "http://adaptivecards.io/schemas/adaptive-card.json",
        ["type"] = "AdaptiveCard",
        ["version"] = "1.4",
        ["msteams"] = new JsonObject { ["width"] = "Full" },
        ["body"] = new JsonArray([Block(false, Run(notes[^1].Launch, isStrong: true, isLarge: true)), .. notes.SelectMany(note => Blocks(note, now))]),
        ["actions"] = new JsonArray(new JsonObject { ["type"] = "Action.OpenUrl", ["title"] = "Open the launch board", ["url"] = notes[^1].Link.AbsoluteUri }),
    };

    private static IEnumerable<JsonObject> Blocks(ChatNote note, DateTimeOffset now)
    {
        var headline = Run(note.Headline, isStrong: true);
        yield return ChatMessage.Time(note, now) is { } time ? Block(true, headline, Run($" ({time})")) : Block(true, headline);
        if (note.Detail is not null)
        {
            yield return Block(false, Run(note.Detail));
        }
    }

    private static JsonObject Block(bool isFirst, params IReadOnlyList<JsonObject> runs)
    {
        var block = new JsonObject { ["type"] = "RichTextBlock", ["inlines"] = new JsonArray([.. runs]) };
        if (isFirst)
        {
            block["separator"] = true;
        }
        else
        {
            block["spacing"] = "Small";
        }

        return block;
    }

    private static JsonObject Run(string text, bool isStrong = false, bool isLarge = false)
    {
        var run = new JsonObject { ["type"] = "TextRun", ["text"] = text };
        if (isStrong)
        {
            run["weight"] = "Bolder";
        }

        if (isLarge)
        {
            run["size"] = "Medium";
        }

        return run;
    }
}
