using System.Text.Json.Nodes;

namespace LaunchControl.Functions.Tests.Commands;

/// <summary>Bodies of messages on queue launch-commands.</summary>
internal static class CommandMessage
{
    public static JsonObject Complete(string launchId, string itemId, string? commandId = null) => new()
    {
        ["commandId"] = commandId ?? Guid.NewGuid().ToString("N"),
        ["launchId"] = launchId,
        ["command"] = "completeItem",
        ["itemId"] = itemId,
        ["evidence"] = new JsonArray(new JsonObject { ["url"] = $"https://ci.contoso.example/{itemId}", ["text"] = "Build 4711 passed." }),
        ["actor"] = "ci-pipeline",
    };

    public static JsonObject WithReason(string command, string launchId, string itemId) => new()
    {
        ["commandId"] = Guid.NewGuid().ToString("N"),
        ["launchId"] = launchId,
        ["command"] = command,
        ["itemId"] = itemId,
        ["reason"] = "The figures changed.",
        ["actor"] = "Ana@Contoso.example",
    };

    public static JsonObject With(this JsonObject message, string member, JsonNode? value)
    {
        message[member] = value;
        return message;
    }

    public static BinaryData ToBody(this JsonObject message) => BinaryData.FromString(message.ToJsonString());
}
