using System.Text.Json.Nodes;

namespace LaunchControl.Drivers;

/// <summary>Request bodies in one expression.</summary>
public static class JsonBodies
{
    public static JsonObject With(this JsonObject body, string member, JsonNode? value)
    {
        body[member] = value;
        return body;
    }

    public static JsonObject Reason(string reason = "A good reason") => new() { ["reason"] = reason };

    public static JsonObject Reason(string reason, DateTimeOffset expiresAt) => Reason(reason).With("expiresAt", expiresAt.ToString("O"));
}
