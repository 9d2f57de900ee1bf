using System.Text.Json.Nodes;

namespace LaunchControl.Functions.OpenApi;

/// <summary>The body of a request.</summary>
/// <param name="Schema">As JSON Schema 2020-12.</param>
/// <param name="Example">A valid one, as JSON.</param>
internal sealed record ApiBody(JsonObject Schema, string Example)
{
    /// <summary>False where an empty object may be left out altogether.</summary>
    public bool IsRequired { get; init; } = true;

    /// <summary>A body with one member: why.</summary>
    public static ApiBody Reason(string why, string example) =>
        new(Shape.Object(Shape.Required("reason", Shape.Text(2000, why))), $$"""{ "reason": "{{example}}" }""");

    public static ApiBody OptionalReason(string why, string example) =>
        new(Shape.Object(Shape.Optional("reason", Shape.Text(2000, why))), $$"""{ "reason": "{{example}}" }""") { IsRequired = false };
}
