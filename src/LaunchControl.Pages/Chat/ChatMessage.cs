using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using LaunchControl.Core.Chat;

namespace LaunchControl.Pages.Chat;

/// <summary>Writes the body of a post to a chat.</summary>
public static class ChatMessage
{
    /// <summary>More than this are not put into one message.</summary>
    public const int MostNotes = 10;

    private static readonly JsonSerializerOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    // What is told while it is news needs no time beside it.
    private static readonly TimeSpan News = TimeSpan.FromMinutes(15);

    /// <param name="notes">Of one launch; 1 to <see cref="MostNotes"/>, oldest first.</param>
    /// <returns>JSON.</returns>
    public static string Write(ChatKind kind, IReadOnlyList<ChatNote> notes, DateTimeOffset now)
    {
        // Once more, for what an older version kept.
        var bounded = notes.Take(MostNotes).Select(note => note.Bounded()).ToList();
        JsonObject message = kind == ChatKind.Slack ? SlackMessage.Write(bounded, now) : TeamsMessage.Write(bounded, now);
        return message.ToJsonString(Options);
    }

    /// <summary>When it happened; null for what has just happened.</summary>
    internal static string? Time(ChatNote note, DateTimeOffset now) => now - note.At > News ? DateText.At(note.At, note.TimeZone) : null;
}
