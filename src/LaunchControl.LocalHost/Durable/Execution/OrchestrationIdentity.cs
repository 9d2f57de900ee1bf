using Microsoft.DurableTask;

namespace LaunchControl.LocalHost.Durable.Execution;

internal sealed record OrchestrationIdentity(string Name, string InstanceId, string Version, ParentOrchestrationInstance? Parent);
