using System.Text.Json.Serialization;

namespace LaunchControl.Functions.Infrastructure.Web;

/// <summary>Problem details as RFC 9457 defines them.</summary>
/// <param name="TraceId">W3C trace id, for finding the request in the logs.</param>
/// <param name="Errors">JSON pointer into the request body to messages.</param>
public sealed record ProblemBody(
    string Type,
    string Title,
    int Status,
    string Detail,
    string TraceId,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyDictionary<string, IReadOnlyList<string>>? Errors);
