using System.Text.Json.Nodes;

namespace LaunchControl.Functions.OpenApi;

/// <summary>A member of an object that a request may hold.</summary>
internal sealed record ShapeMember(string Name, JsonObject Schema, bool IsRequired);
