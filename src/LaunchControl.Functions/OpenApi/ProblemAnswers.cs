using System.Globalization;
using System.Text.Json.Nodes;
using LaunchControl.Functions.Infrastructure.Web;

namespace LaunchControl.Functions.OpenApi;

/// <summary>The answers of operations that refuse, as problem details (RFC 9457).</summary>
internal static class ProblemAnswers
{
    private const string MediaType = "application/problem+json";

    private static readonly Dictionary<int, (string Name, string Description, string Example)> Known = new()
    {
        [400] = ("BadRequest", "The request can't be read.", "malformed-json"),
        [401] = ("NotSignedIn", "No valid access token, or no valid signature of the sender.", "not-signed-in"),
        [403] = ("Forbidden", "The caller may not do this; the detail says who may.", "forbidden"),
        [404] = ("NotFound", "There is no such thing.", "launch-not-found"),
        [409] = ("Conflict", "The present state does not allow this; nothing was changed.", "item-waits"),
        [412] = ("PreconditionFailed", "It has changed since it was read; nothing was changed.", "launch-changed"),
        [413] = ("TooLarge", "The body is larger than 1 MiB.", "body-too-large"),
        [422] = ("Invalid", "The request has faults, all of which are listed; nothing was changed.", "invalid-request"),
        [429] = ("TooManyRequests", "Too many requests; nothing was taken from this one. `Retry-After` says when to send it again.", "too-many-requests"),
        [503] = ("SignInUnavailable", "Nobody can be signed in right now; nothing was changed. `Retry-After` says when to try again.", "sign-in-unavailable"),
    };

    public static JsonObject Reference(int status) => new() { ["$ref"] = $"#/components/responses/{Known[status].Name}" };

    public static JsonObject Components(SchemaComponents schemas)
    {
        var problem = schemas.Reference(typeof(ProblemBody));
        schemas.Add("ProblemType", Types());
        return new JsonObject(Known.Select(known => KeyValuePair.Create(known.Value.Name, (JsonNode?)Answer(known.Key, known.Value, problem))));
    }

    private static JsonObject Answer(int status, (string Name, string Description, string Example) known, JsonObject problem) => new()
    {
        ["description"] = known.Description,
        ["content"] = new JsonObject
        {
            [MediaType] = new JsonObject
            {
                ["schema"] = new JsonObject
                {
                    ["allOf"] = new JsonArray(problem.DeepClone()),
                    ["properties"] = new JsonObject { ["type"] = Shape.Reference("ProblemType"), ["status"] = new JsonObject { ["const"] = status } },
                },
                ["example"] = Example(status, known.Description.TrimEnd('.'), known.Example),
            },
        },
    };

    private static JsonObject Example(int status, string title, string code)
    {
        var example = new JsonObject
        {
            ["type"] = ProblemCatalogue.TypePrefix + code,
            ["title"] = title,
            ["status"] = status,
            ["detail"] = ProblemCatalogue.All[code].Meaning,
            ["traceId"] = "4bf92f3577b34da6a3ce929d0e0e4736",
        };
        if (status == 422)
        {
            example["errors"] = new JsonObject { ["/launchAt"] = new JsonArray("This is not an instant with an offset, such as 2027-03-02T09:00:00-05:00.") };
        }

        return example;
    }

    private static JsonObject Types() => new()
    {
        ["description"] = "What went wrong, as a stable code.",
        ["oneOf"] = new JsonArray([.. ProblemCatalogue.All.Select(problem => new JsonObject
        {
            ["const"] = ProblemCatalogue.TypePrefix + problem.Key,
            ["description"] = string.Create(CultureInfo.InvariantCulture, $"{problem.Value.Status}: {problem.Value.Meaning}"),
        })]),
    };
}
