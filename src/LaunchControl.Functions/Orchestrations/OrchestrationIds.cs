using System.Globalization;

namespace LaunchControl.Functions.Orchestrations;

/// <summary>Orchestration ids are made from what they orchestrate, so that starting twice is seen and nothing has to be remembered.</summary>
internal static class OrchestrationIds
{
    public static string Launch(string launchId, int watch) => watch == 0 ? launchId : string.Create(CultureInfo.InvariantCulture, $"{launchId}~{watch}");

    public static string Gate(string launchId, string gateId, int watch) =>
        watch == 0 ? $"{launchId}:{gateId}" : string.Create(CultureInfo.InvariantCulture, $"{launchId}:{gateId}:{watch}");
}
