namespace LaunchControl.Benchmarks.Load;

/// <summary>A review link that was mailed.</summary>
/// <param name="At">When the mailbox had it: a timestamp of the stopwatch.</param>
internal sealed record SentLink(Uri Link, long At);
