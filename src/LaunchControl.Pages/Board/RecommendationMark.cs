using LaunchControl.Core.Performance;

namespace LaunchControl.Pages;

/// <summary>A recommendation as people see it: a word, a shape and a colour.</summary>
internal static class RecommendationMark
{
    public static StatusMark Of(Recommendation recommendation) => recommendation switch
    {
        Recommendation.Continue => new("approved", "Continue"),
        Recommendation.Hold => new("work", "Hold"),
        _ => new("overdue", "Roll back"),
    };
}
