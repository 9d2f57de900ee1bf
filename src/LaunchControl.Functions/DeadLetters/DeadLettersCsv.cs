using LaunchControl.Functions.Infrastructure.Web;

namespace LaunchControl.Functions.DeadLetters;

/// <summary>Dead letters as CSV, without their bodies.</summary>
internal static class DeadLettersCsv
{
    public static CsvColumns<DeadLetterView> Columns { get; } = new(
        ("id", letter => letter.Id),
        ("queue", letter => letter.Queue),
        ("messageId", letter => letter.MessageId),
        ("reason", letter => letter.Reason),
        ("description", letter => letter.Description),
        ("explanation", letter => letter.Explanation),
        ("nextStep", letter => letter.NextStep),
        ("firstFailedAt", letter => letter.FirstFailedAt),
        ("firstFailure", letter => letter.FirstFailure),
        ("deadLetteredAt", letter => letter.DeadLetteredAt),
        ("attempts", letter => letter.Attempts),
        ("redeliveries", letter => letter.Redeliveries),
        ("launchId", letter => letter.LaunchId),
        ("size", letter => letter.Size));
}
