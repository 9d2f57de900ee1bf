using LaunchControl.Core.Launches;

namespace LaunchControl.Functions.Orchestrations;

/// <summary>Names one launch, and which of the orchestrations that it had in its life this is.</summary>
public sealed record WatchedLaunch(string LaunchId, int Watch)
{
    /// <summary>The <c>traceparent</c> of what made the orchestration look at the launch; null for a deadline.</summary>
    public string? TraceParent { get; init; }

    /// <summary>What the orchestration has logged last, so that it logs it once however often it begins again.</summary>
    public string? Told { get; init; }

    /// <summary>Another orchestration has taken the place of this one, or nothing can happen to the launch any more.</summary>
    public bool IsOver(Launch launch) => launch.IsFinal || launch.Watch > Watch;
}
