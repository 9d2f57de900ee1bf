using LaunchControl.Core.Launches;

namespace LaunchControl.Functions.Launches;

/// <summary>What became of a command: the launch as it is now, or why nothing changed.</summary>
public sealed record CommandResult(Launch? Launch, Refusal? Refusal)
{
    public static CommandResult Refused(Refusal refusal) => new(null, refusal);

    public static CommandResult Accepted(Launch launch) => new(launch, null);

    public static CommandResult UnknownLaunch(string launchId) =>
        Refused(new Refusal(RefusalKind.NotFound, "launch-not-found", $"There is no launch '{launchId}'. GET /api/launches lists them."));
}
