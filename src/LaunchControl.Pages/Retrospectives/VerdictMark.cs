using LaunchControl.Core.Performance;

namespace LaunchControl.Pages;

/// <summary>A verdict as people see it: a word, a shape and a colour.</summary>
internal static class VerdictMark
{
    public static StatusMark Of(Verdict? verdict) => verdict switch
    {
        Verdict.Met => new("approved", "Met"),
        Verdict.Marginal => new("review", "Marginal"),
        Verdict.Missed => new("work", "Missed"),
        Verdict.NoData => new("waiting", "No data"),
        _ => new("waiting", "Not measured"),
    };
}
