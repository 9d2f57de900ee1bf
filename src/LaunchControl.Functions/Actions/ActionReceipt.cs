using System.Globalization;
using LaunchControl.Core.Auditing;
using LaunchControl.Core.Launches;
using LaunchControl.Functions.Infrastructure.Security;

namespace LaunchControl.Functions.Actions;

/// <summary>How a board knows what to say after a form: a word or a number in its address, which holds nothing that anybody else could make up.</summary>
internal static class ActionReceipt
{
    public const string Query = "done";
    public const string Unchanged = "unchanged";
    public const string Repeated = "repeated";
    public const string Started = "started";

    /// <summary>Of a command: where the audit trail ended after it.</summary>
    public static string Of(Launch launch) => launch.AuditSequence.ToString(CultureInfo.InvariantCulture);

    /// <summary>What to say; empty for nothing.</summary>
    /// <param name="entries">The newest entries of the audit trail.</param>
    public static IReadOnlyList<string> Read(string? receipt, IReadOnlyList<AuditEntry> entries, Caller caller) => receipt switch
    {
        Unchanged => ["Nothing had to be changed: it was so already."],
        Repeated => ["This was done already; the form was sent twice."],
        Started => ["The launch is started. Everyone in it gets a mail that says what is theirs to do."],
        "observe" => ["The value is stored. The next check judges it."],
        "channel" => ["What happens to this launch is posted to the channel from now on."],
        "change-channel" => ["The channel is changed."],
        "test-channel" => ["A trial message is posted. See in the chat whether it came."],
        "remove-channel" => ["Nothing more is posted to the channel."],
        "feedback" => ["The feedback is stored with the launch."],
        _ => int.TryParse(receipt, NumberStyles.None, CultureInfo.InvariantCulture, out var last) ? Summaries(last, entries, caller) : [],
    };

    // One decision's entries have one instant; only what the reader did themselves is told as such.
    private static List<string> Summaries(int last, IReadOnlyList<AuditEntry> entries, Caller caller)
    {
        var at = entries.FirstOrDefault(entry => entry.Sequence == last)?.At;
        return [.. entries.Where(entry => entry.At == at && entry.Sequence <= last && caller.Is(entry.Actor)).Select(entry => entry.Summary).Distinct()];
    }
}
