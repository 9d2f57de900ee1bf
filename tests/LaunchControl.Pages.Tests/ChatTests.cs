using System.Text;
using System.Text.Json.Nodes;
using LaunchControl.Core.Chat;
using LaunchControl.Core.Events;
using LaunchControl.Core.Gates;
using LaunchControl.Core.Launches;
using LaunchControl.Pages.Chat;

namespace LaunchControl.Pages.Tests;

/// <summary>What a chat is told: the right words, in the documented formats, and harmless.</summary>
public sealed class ChatTests
{
    private static readonly Uri Board = new("https://launch.contoso.example/board/contoso-pulse-2-0-7f3k2m");

    public static TheoryData<ChatKind> Kinds => [.. Enum.GetValues<ChatKind>()];

    [Theory]
    [InlineData("gate.signOffRequested", "gate/engineering-ready", "Sign-off needed: Engineering readiness",
        "Asked: ana. Due Fri 5 Feb 2027, 09:00 (New York), in 18 days. Each approver has a review link by mail.")]
    [InlineData("gate.approved", "gate/engineering-ready", "Approved: Engineering readiness", "Gates passed: 0 of 1.")]
    [InlineData("gate.needsWork", "gate/engineering-ready", "Needs work: Engineering readiness", "It was not approved. The board says why.")]
    [InlineData("gate.overdue", "gate/engineering-ready", "Overdue: Engineering readiness", "It waits for ana. Due Fri 5 Feb 2027, 09:00 (New York), in 18 days.")]
    [InlineData("item.blocked", "item/load-test", "Blocked: Load test of Engineering readiness",
        "Engineering readiness, owner ana. Due Thu 21 Jan 2027, 07:00 (New York), in 3 days. The board says what is in the way.")]
    [InlineData("launch.held", null, "On hold", "A reason. Nothing is asked of anybody until it goes on.")]
    [InlineData("launch.rescheduled", null, "New date", "Launch: Tue 2 Mar 2027, 09:00 (New York), in 43 days. A reason.")]
    [InlineData("launch.cancelled", null, "Cancelled", "A reason. Nothing more is asked of anybody.")]
    [InlineData("launch.noGo", null, "No-go", "The launch stops until a new go/no-go is asked for and given.")]
    [InlineData("launch.live", null, "Live", "The post-launch checks are running.")]
    [InlineData("item.added", "item/load-test", "'Load test' was added; ana owns it.", null)]
    public void Each_kind_of_news_has_its_words(string action, string? subject, string headline, string? detail)
    {
        var note = Note(SampleLaunch.Launch(), action, subject, "'Load test' was added; ana@contoso.example owns it.");
        Assert.Equal((headline, detail), (note.Headline, note.Detail));
        Assert.Equal(("Contoso Pulse 2.0", Board), (note.Launch, note.Link));
    }

    [Fact]
    public void No_kind_of_event_tells_an_address_a_comment_or_the_reason_of_a_decision()
    {
        const string secret = "Only for the approvers";
        foreach (var action in EventCatalogue.All.Select(kind => kind.Action))
        {
            foreach (var subject in new[] { null, "gate/engineering-ready", "item/load-test", "gate/gone" })
            {
                var note = ChatNote.Write([Note(SampleLaunch.Launch(comment: secret), action, subject, "ana@contoso.example did it, (bo@contoso.example) too", secret)]);
                Assert.DoesNotContain("@", note.Replace("https://", "", StringComparison.Ordinal), StringComparison.Ordinal);
                Assert.True(!note.Contains(secret, StringComparison.Ordinal) || action is "launch.held" or "launch.resumed" or "launch.cancelled" or "launch.rescheduled", action);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Hostile_names_are_inert(ChatKind kind)
    {
        foreach (var name in new[] { SampleLaunch.Hostile, "<!channel> <https://evil.example|Click> @here *bold* `code`", "[Click](https://evil.example) **x** <at>all</at>", "=cmd|'/c calc'!A1" })
        {
            var message = Write(kind, [Note(SampleLaunch.Launch(name, name, name), "gate.signOffRequested", "gate/engineering-ready", name, name)]);
            Assert.All(Texts(message), text => Assert.DoesNotContain(text, character => character is '\u202E' or '\u2028' or '\r'));
            if (kind == ChatKind.Slack)
            {
                var texts = Marked(message).Append((string)message["text"]!).ToList();

                // Only our own link and our own bold.
                Assert.All(texts.Where(text => text.Contains('<', StringComparison.Ordinal)), text => Assert.Equal($"<{Board}|Open the launch board>", text));
                Assert.All(texts, text => Assert.InRange(text.Count(character => character == '*'), 0, 2));
                Assert.All(message["blocks"]!.AsArray().Where(block => (string?)block!["type"] == "section"), block => Assert.True((bool)block!["text"]!["verbatim"]!));
            }
            else
            {
                // A TextBlock would read Markdown.
                Assert.DoesNotContain("\"TextBlock\"", message.ToJsonString(), StringComparison.Ordinal);
                Assert.Equal([Board.AbsoluteUri], message["attachments"]![0]!["content"]!["actions"]!.AsArray().Select(action => (string)action!["url"]!));
            }
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void The_longest_names_stay_within_what_the_chats_take(ChatKind kind)
    {
        foreach (var character in "x&<\u6D4B")
        {
            var text = new string(character, 10_000);
            var notes = Enumerable.Repeat(Note(SampleLaunch.Launch(text, text, text), "launch.held", null, text, text) with { Headline = text, Detail = text, At = SampleLaunch.Now.AddDays(-1) }, 12).ToList();
            var message = Write(kind, notes);
            Assert.InRange(Encoding.UTF8.GetByteCount(message.ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping })), 100, 28 * 1024);
            if (kind == ChatKind.Slack)
            {
                var blocks = message["blocks"]!.AsArray();
                Assert.InRange(blocks.Count, 3, 50);
                Assert.InRange(((string)blocks[0]!["text"]!["text"]!).Length, 1, 150);
                Assert.All(blocks.Where(block => (string?)block!["type"] == "section"), block => Assert.InRange(((string)block!["text"]!["text"]!).Length, 1, 3000));
                Assert.InRange(((string)message["text"]!).Length, 1, 4000);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void News_that_comes_late_says_when_it_was(ChatKind kind)
    {
        var note = Note(SampleLaunch.Launch(), "launch.live", null, "It is live.");
        Assert.DoesNotContain("Mon 18 Jan 2027", Write(kind, [note]).ToJsonString(), StringComparison.Ordinal);
        Assert.Contains("Mon 18 Jan 2027, 07:00 (New York)", ChatMessage.Write(kind, [note], SampleLaunch.Now.AddHours(1)), StringComparison.Ordinal);
    }

    [Fact]
    public void Names_beyond_the_first_five_are_counted()
    {
        var launch = SampleLaunch.Launch();
        var ana = launch.Gates[0].Approvers[0];
        launch = launch with { Gates = [launch.Gates[0] with { Approvers = [.. Enumerable.Range(1, 7).Select(number => ana with { Person = $"p{number}@contoso.example" })] }] };
        Assert.StartsWith("Asked: p1, p2, p3, p4, p5 and 2 more.", Note(launch, "gate.signOffRequested", "gate/engineering-ready", "").Detail, StringComparison.Ordinal);
        var gate = launch.Gates[0] with { Status = GateStatus.Preparing, Items = [] };
        Assert.Equal(" Due Fri 5 Feb 2027, 09:00 (New York), in 18 days.".Trim(), Note(launch with { Gates = [gate] }, "gate.overdue", "gate/engineering-ready", "").Detail);
    }

    private static ChatNote Note(Launch launch, string action, string? subject, string summary, string reason = "A reason") =>
        ChatWords.Of(new ChatOccasion(launch, action, subject, summary, reason, SampleLaunch.Now, SampleLaunch.Now), Board);

    private static JsonNode Write(ChatKind kind, IReadOnlyList<ChatNote> notes) => JsonNode.Parse(ChatMessage.Write(kind, notes, SampleLaunch.Now))!;

    // A plain_text is shown as it is.
    private static IEnumerable<string> Marked(JsonNode? node) => node switch
    {
        JsonObject members when (string?)members["type"] == "mrkdwn" => [(string)members["text"]!],
        JsonObject members => members.SelectMany(member => Marked(member.Value)),
        JsonArray elements => elements.SelectMany(Marked),
        _ => [],
    };

    private static IEnumerable<string> Texts(JsonNode? node) => node switch
    {
        JsonObject members => members.Where(member => member.Key is not ("type" or "$schema")).SelectMany(member => Texts(member.Value)),
        JsonArray elements => elements.SelectMany(Texts),
        JsonValue value when value.TryGetValue<string>(out var text) => [text],
        _ => [],
    };
}
