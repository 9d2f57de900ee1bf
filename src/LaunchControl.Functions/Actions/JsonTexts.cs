using System.Text.Json.Nodes;
using LaunchControl.Core.Launches;

namespace LaunchControl.Functions.Actions;

/// <summary>Values of JSON as a form shows them.</summary>
internal static class JsonTexts
{
    /// <summary>What stands at a pointer through objects: of a list one a line; empty for nothing.</summary>
    public static string At(JsonNode body, string pointer)
    {
        var node = pointer.Split('/').Skip(1).Aggregate((JsonNode?)body, (at, segment) => (at as JsonObject)?[FaultList.Unescape(segment)]);
        return node is JsonArray list ? ActionFields.Lines(list.Select(one => one?.ToString() ?? "")) : node?.ToString() ?? "";
    }
}
