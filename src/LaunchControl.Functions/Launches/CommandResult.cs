using LaunchControl.Core.Launches;

namespace LaunchControl.Functions.Launches;

/// <summary>What became of a command: the launch as it is now, or why nothing changed.</summary>
public sealed record CommandResult(Launch? Launch, Refusal? Refusal, CommandOutcome Outcome)
{
    /// <summary>Table Storage holds 1 MiB in a row, and 100 rows or 4 MiB in a transaction.</summary>
    public static CommandResult TooLarge { get; } = Refused(new Refusal(RefusalKind.Conflict, "too-large",
        "This would make the launch larger than can be stored. Use shorter texts, link to documents instead of quoting them, or divide the gate."));

    public static CommandResult Refused(Refusal refusal) => new(null, refusal, CommandOutcome.Refused);

    public static CommandResult Accepted(Launch launch, CommandOutcome outcome = CommandOutcome.Accepted) => new(launch, null, outcome);

    public static CommandResult UnknownLaunch(string launchId) =>
        Refused(new Refusal(RefusalKind.NotFound, "launch-not-found", $"There is no launch '{launchId}'. Look its id up in the list of launches."));
}
