using LaunchControl.Core.Launches;
using LaunchControl.Core.Ports;

namespace LaunchControl.Simulation.Checks;

/// <summary>A decision on its way into storage; flows with the call that stores it.</summary>
internal sealed record CommitAttempt(StoredLaunch? Read, Decision Decision, IReadOnlyList<string> CommandIds)
{
    private static readonly AsyncLocal<CommitAttempt?> Flowing = new();

    public static CommitAttempt? Current
    {
        get => Flowing.Value;
        set => Flowing.Value = value;
    }

    public string Describe() =>
        $"{Decision.Launch.Id} {string.Join(", ", Decision.Audit.Select(entry => $"{entry.Sequence} {entry.Action}{(entry.Subject is null ? "" : $" {entry.Subject}")}"))} as {string.Join(", ", CommandIds)}";
}
