using LaunchControl.Core.Launches;

namespace LaunchControl.Core.Feedback;

/// <summary>When a launch takes feedback: from its start, so that betas and rehearsals count too, until 90 days after it was completed.</summary>
public static class FeedbackWindow
{
    public static readonly TimeSpan AfterCompletion = TimeSpan.FromDays(90);

    public static bool IsOpen(Launch launch, DateTimeOffset now) => Closed(launch, now) is null;

    /// <summary>Null while it is open.</summary>
    public static Refusal? Closed(Launch launch, DateTimeOffset now) =>
        launch.Status == LaunchStatus.Cancelled ? Refuse($"{launch.Name} was cancelled and takes no feedback.")
        : launch.CompletedAt + AfterCompletion <= now ? Refuse($"{launch.Name} took feedback until {AfterCompletion.Days} days after it was completed. What came in can still be read.")
        : null;

    private static Refusal Refuse(string message) => new(RefusalKind.Conflict, "feedback-closed", message);
}
