using System.Globalization;
using LaunchControl.Core.Gates;

namespace LaunchControl.Functions.Orchestrations;

/// <summary>Orchestration ids are made from what they orchestrate, so that starting twice is seen and nothing has to be remembered.</summary>
internal static class OrchestrationIds
{
    private const char GateSeparator = ':';
    private const char WatchSeparator = '~';

    public static string Launch(string launchId, int watch) => watch == 0 ? launchId : string.Create(CultureInfo.InvariantCulture, $"{launchId}{WatchSeparator}{watch}");

    public static string Gate(string launchId, string gateId, int watch) => watch == 0
        ? $"{launchId}{GateSeparator}{gateId}"
        : string.Create(CultureInfo.InvariantCulture, $"{launchId}{GateSeparator}{gateId}{GateSeparator}{watch}");

    /// <summary>The orchestrations that should be at work: the launch's own, then those of its gates.</summary>
    public static IReadOnlyList<string> Of(Core.Launches.Launch launch) => launch.IsFinal ? [] :
        [Launch(launch.Id, launch.Watch), .. launch.Gates.Where(launch.IsWatched).Select(gate => Of(launch, gate))];

    public static string Of(Core.Launches.Launch launch, Gate gate) => Gate(launch.Id, gate.Id, gate.Watch);

    /// <summary>The launch that an orchestration belongs to.</summary>
    public static string LaunchOf(string instanceId) => instanceId.Split(GateSeparator, WatchSeparator)[0];
}
