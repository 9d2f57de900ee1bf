namespace LaunchControl.Functions.Infrastructure.ServiceBus;

/// <summary>The queues that LaunchControl uses. Public: other systems send to them.</summary>
public static class QueueNames
{
    public const string GateSignOffs = "gate-sign-offs";

    public const string LaunchCommands = "launch-commands";

    public static IReadOnlyList<string> All { get; } = [GateSignOffs, LaunchCommands];
}
