namespace LaunchControl.LocalHost.Broker;

/// <summary>Messages in a queue at one moment; locked messages count as active, as in Azure.</summary>
public sealed record QueueCounts(string Name, int Active, int Scheduled, int DeadLettered);
