using System.Text.Json.Nodes;

namespace LaunchControl.Functions.Tests.Performance.Sources;

/// <summary>Bodies that push observations.</summary>
internal static class PushedBody
{
    public const string Metric = "activation-rate";

    public static JsonObject Of(params IEnumerable<JsonObject> observations) =>
        new() { ["observations"] = new JsonArray([.. observations.Select(observation => observation.DeepClone())]) };

    public static JsonObject Observation(double value, DateTimeOffset at, string? id = null, string metric = Metric) =>
        new() { ["id"] = id, ["metric"] = metric, ["value"] = value, ["at"] = at.ToString("O") };
}
