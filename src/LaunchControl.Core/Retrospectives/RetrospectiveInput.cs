using LaunchControl.Core.Feedback;
using LaunchControl.Core.Launches;
using LaunchControl.Core.Performance;

namespace LaunchControl.Core.Retrospectives;

/// <summary>All that a retrospective is made from.</summary>
/// <param name="Launch">One that is live, or was.</param>
/// <param name="Trail">Its whole audit trail, looked at.</param>
/// <param name="Snapshots">What its checks found, in any order.</param>
public sealed record RetrospectiveInput(Launch Launch, TrailReview Trail, IReadOnlyList<MetricSnapshot> Snapshots, FeedbackSummary Feedback, DateTimeOffset Now);
