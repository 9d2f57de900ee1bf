using System.Text.Json;

namespace LaunchControl.Functions.Infrastructure.Web;

/// <summary>A request body: as sent, and as parsed.</summary>
public sealed record RequestJson(byte[] Bytes, JsonElement Root);
