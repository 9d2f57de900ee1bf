using System.Text.Encodings.Web;
using System.Text.Json;

namespace LaunchControl.Pages.Chat;

/// <summary>One thing that a chat channel is told. Its texts are one harmless line each.</summary>
/// <param name="Launch">The launch's name.</param>
/// <param name="Headline">What happened, in a few words.</param>
/// <param name="Detail">What to do about it, who and by when; null where the headline says all.</param>
/// <param name="At">When it happened.</param>
/// <param name="TimeZone">The launch's, as an IANA name.</param>
/// <param name="Link">Where to look: an address that asks for a sign-in, never a review link.</param>
public sealed record ChatNote(string Launch, string Headline, string? Detail, DateTimeOffset At, string TimeZone, Uri Link)
{
    private const int LongestName = 100;
    private const int LongestHeadline = 150;
    private const int LongestDetail = 350;

    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Some notes as text, for keeping.</summary>
    public static string Write(IReadOnlyList<ChatNote> notes) => JsonSerializer.Serialize(notes, Options);

    /// <summary>What <see cref="Write"/> was given.</summary>
    public static IReadOnlyList<ChatNote> Read(string text) => JsonSerializer.Deserialize<IReadOnlyList<ChatNote>>(text, Options)!;

    /// <summary>The same, harmless and of bounded length.</summary>
    internal ChatNote Bounded() => this with
    {
        Launch = InertText.Line(Launch, LongestName) is { Length: > 0 } name ? name : "A launch",
        Headline = InertText.Line(Headline, LongestHeadline) is { Length: > 0 } headline ? headline : "Something changed",
        Detail = Detail is null || InertText.Line(Detail, LongestDetail) is not { Length: > 0 } detail ? null : detail,
    };
}
