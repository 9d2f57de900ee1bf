namespace LaunchControl.Functions.Orchestrations;

/// <summary>Orchestration ids are made from what they orchestrate, so that starting twice is seen and nothing has to be remembered.</summary>
internal static class OrchestrationIds
{
    public static string Launch(string launchId) => launchId;

    public static string Gate(string launchId, string gateId) => $"{launchId}:{gateId}";
}
