using System.Globalization;
using System.Text.Json.Nodes;

namespace LaunchControl.Drivers.OpenApi;

/// <summary>One operation of the document.</summary>
/// <param name="Path">With parameters in braces.</param>
/// <param name="Method">In lower case.</param>
public sealed record DocumentedOperation(ApiDocument Document, string Path, string Method, JsonObject Json)
{
    private readonly string[] _segments = Path.Split('/');

    public string Id => Json["operationId"]!.GetValue<string>();

    public bool NeedsToken => Json["security"]!.AsArray().Count > 0;

    public bool IsSafe => Method == "get";

    /// <summary>Schema of the body; null where there is none.</summary>
    public JsonNode? BodySchema => Json["requestBody"]?["content"]?["application/json"]?["schema"];

    public bool IsBodyOptional => Json["requestBody"]?["required"]?.GetValue<bool>() == false;

    public JsonNode? BodyExample => Json["requestBody"]?["content"]?["application/json"]?["example"];

    public IEnumerable<JsonObject> Parameters => Json["parameters"]!.AsArray().Select(parameter => parameter!.AsObject());

    public IEnumerable<int> Statuses => Json["responses"]!.AsObject().Select(response => int.Parse(response.Key, CultureInfo.InvariantCulture));

    public bool Fits(string path)
    {
        var segments = path.Split('/');
        return segments.Length == _segments.Length && segments.Zip(_segments).All(pair => pair.Second.StartsWith('{') || pair.First == pair.Second);
    }

    /// <summary>The answer with this status; null where the document has none.</summary>
    public JsonObject? Answer(int status) =>
        Json["responses"]![status.ToString(CultureInfo.InvariantCulture)] is { } response ? Document.Resolve(response) : null;

    /// <summary>The example of an answer's content.</summary>
    public JsonNode? ExampleOf(JsonNode content) =>
        content["example"] ?? (content["examples"]?.AsObject().First().Value is { } example ? Document.Resolve(example)["value"] : null);
}
