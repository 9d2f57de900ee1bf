namespace LaunchControl.LocalHost.ServiceBus;

/// <summary>How many messages a queue holds.</summary>
/// <param name="Active">Waiting or being worked on.</param>
public sealed record QueueCounts(string Name, int Active, int Scheduled, int DeadLettered);
