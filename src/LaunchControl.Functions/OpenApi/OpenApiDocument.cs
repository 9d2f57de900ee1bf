using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace LaunchControl.Functions.OpenApi;

/// <summary>The OpenAPI 3.1 document of the whole API, put together from the route table, <see cref="ApiOperations"/> and the types of the answers.</summary>
/// <remarks>Own code: ASP.NET Core's generator reads the endpoints of its router, and functions are none.</remarks>
internal sealed class OpenApiDocument
{
    private const string Security = "accessToken";

    private readonly SchemaComponents _schemas = new(new XmlDocs(typeof(OpenApiDocument).Assembly, typeof(Core.Launches.Launch).Assembly));

    /// <exception cref="InvalidOperationException">A route has no description, or a description no route.</exception>
    public static JsonObject Create(Uri site) => new OpenApiDocument().Build(site);

    private JsonObject Build(Uri site)
    {
        PlaybookSchema.AddTo(_schemas);
        var paths = Paths();
        var responses = ProblemAnswers.Components(_schemas);
        return new JsonObject
        {
            ["openapi"] = "3.1.1",
            ["info"] = new JsonObject
            {
                ["title"] = "LaunchControl",
                ["version"] = "1.0",
                ["summary"] = "Launch readiness and go-to-market tracking.",
                ["description"] = "Commands that are accepted are durable before they are answered. A refused one changes nothing and says what to do next. "
                    + "Members of answers may be added, never removed: ignore what you don't know.",
            },
            ["servers"] = new JsonArray(new JsonObject { ["url"] = site.AbsoluteUri.TrimEnd('/') }),
            ["tags"] = new JsonArray([.. ApiOperations.Tags.Select(tag => new JsonObject { ["name"] = tag.Name, ["description"] = tag.Description })]),
            ["paths"] = paths,
            ["components"] = new JsonObject
            {
                ["schemas"] = _schemas.ToJson(),
                ["responses"] = responses,
                ["examples"] = new JsonObject
                {
                    [ApiAnswer.LaunchExample] = new JsonObject { ["summary"] = "A launch", ["value"] = LaunchExample() },
                    [ApiAnswer.PreviewExample] = new JsonObject { ["summary"] = "What a command would do", ["value"] = PreviewExample() },
                },
                ["securitySchemes"] = new JsonObject
                {
                    [Security] = new JsonObject
                    {
                        ["type"] = "http",
                        ["scheme"] = "bearer",
                        ["bearerFormat"] = "JWT",
                        ["description"] = "Access token of Microsoft Entra ID. What app roles and takers-part may do is said with each operation.",
                    },
                },
            },
        };
    }

    private JsonObject Paths()
    {
        var operations = ApiOperations.All.ToDictionary(operation => operation.Function, StringComparer.Ordinal);
        if (operations.Keys.Except(ApiRoute.All.Select(route => route.Function)).FirstOrDefault() is { } unknown)
        {
            throw new InvalidOperationException($"The document describes '{unknown}', which is no HTTP function of the API.");
        }

        var paths = new JsonObject();
        foreach (var path in ApiRoute.All.GroupBy(route => route.Route))
        {
            paths[$"/{path.Key}"] = new JsonObject(path.Select(route => KeyValuePair.Create(route.Method, (JsonNode?)Operation(
                route, operations.GetValueOrDefault(route.Function) ?? throw new InvalidOperationException($"Function '{route.Function}' is not described in any {nameof(ApiOperation)}.")))));
        }

        return paths;
    }

    private JsonObject Operation(ApiRoute route, ApiOperation operation)
    {
        var node = new JsonObject
        {
            ["operationId"] = JsonNamingPolicy.CamelCase.ConvertName(operation.Function),
            ["tags"] = new JsonArray(operation.Tag),
            ["summary"] = operation.Summary,
            ["description"] = $"{operation.Description}\n\nWho may: {operation.Who}".Trim(),
            ["parameters"] = new JsonArray([.. route.Parameters.Select(PathParameters.Describe), .. operation.Parameters.Select(Parameter)]),
            ["responses"] = Responses(operation),
            ["security"] = operation.NeedsToken ? new JsonArray(new JsonObject { [Security] = new JsonArray() }) : new JsonArray(),
        };
        if (operation.Body is { } body)
        {
            node["requestBody"] = new JsonObject
            {
                ["required"] = body.IsRequired,
                ["content"] = new JsonObject { ["application/json"] = new JsonObject { ["schema"] = body.Schema.DeepClone(), ["example"] = JsonNode.Parse(body.Example) } },
            };
        }

        return node;
    }

    private static JsonObject Parameter(ApiParameter parameter) => new()
    {
        ["name"] = parameter.Name,
        ["in"] = parameter.In,
        ["description"] = parameter.Description,
        ["schema"] = parameter.Schema.DeepClone(),
        ["example"] = parameter.Schema["type"]?.GetValue<string>() is "string" ? parameter.Example : JsonNode.Parse(parameter.Example),
    };

    private JsonObject Responses(ApiOperation operation)
    {
        var responses = new JsonObject();
        foreach (var answers in operation.Answers.GroupBy(answer => answer.Status))
        {
            responses[Text(answers.Key)] = Response([.. answers]);
        }

        foreach (var status in operation.Problems.Concat(operation.NeedsToken ? [401, 403, 503] : []).Order())
        {
            responses[Text(status)] = ProblemAnswers.Reference(status);
        }

        return responses;
    }

    // One status may have content in several media types.
    private JsonObject Response(IReadOnlyList<ApiAnswer> answers)
    {
        var response = new JsonObject { ["description"] = answers[0].Description };
        if (answers.SelectMany(answer => answer.Headers).ToList() is { Count: > 0 } headers)
        {
            response["headers"] = new JsonObject(headers.Select(header => KeyValuePair.Create(
                header.Key, (JsonNode?)new JsonObject { ["description"] = header.Value, ["schema"] = new JsonObject { ["type"] = "string" } })));
        }

        if (answers.Any(answer => answer.MediaType is not null))
        {
            response["content"] = new JsonObject(answers.Select(answer => KeyValuePair.Create(answer.MediaType!, (JsonNode?)Content(answer))));
        }

        return response;
    }

    private JsonObject Content(ApiAnswer answer)
    {
        var content = new JsonObject { ["schema"] = Schema(answer) };
        if (answer.Example is ApiAnswer.LaunchExample or ApiAnswer.PreviewExample)
        {
            content["examples"] = new JsonObject { [answer.Example] = new JsonObject { ["$ref"] = $"#/components/examples/{answer.Example}" } };
        }
        else if (answer.Example is { } example)
        {
            content["example"] = !answer.MediaType!.Contains("json", StringComparison.Ordinal) ? JsonValue.Create(example) : JsonNode.Parse(example);
        }

        return content;
    }

    private JsonObject Schema(ApiAnswer answer) => answer switch
    {
        { Component: { } component } => Shape.Reference(component),
        { Type: { } type } => _schemas.Reference(type),
        _ => Opaque(answer),
    };

    private static JsonObject Opaque(ApiAnswer answer) =>
        answer.MediaType!.Contains("json", StringComparison.Ordinal) ? new JsonObject { ["type"] = "object" }
        : answer.MediaType.StartsWith("text/", StringComparison.Ordinal) ? new JsonObject { ["type"] = "string" }
        : new JsonObject { ["contentMediaType"] = answer.MediaType };

    private static JsonNode LaunchExample()
    {
        using var resource = typeof(OpenApiDocument).Assembly.GetManifestResourceStream("launch.example.json")
            ?? throw new InvalidOperationException("The example of a launch is not embedded.");
        return JsonNode.Parse(resource)!;
    }

    private static JsonNode PreviewExample()
    {
        var preview = JsonNode.Parse("""
            { "changesAnything": true,
              "gates": [ { "gateId": "engineering-ready", "name": "Engineering readiness", "before": "approved", "after": "inReview", "lostSignOffs": [ "ana@contoso.example" ],
                "dueBefore": "2027-02-16T09:00:00-05:00", "dueAfter": "2027-02-16T09:00:00-05:00" } ],
              "entries": [ { "action": "launch.briefChanged", "subject": null, "summary": "The brief changed: pricing." } ],
              "mails": [ { "to": "ana@contoso.example", "mail": "signOffRequested", "gateId": "engineering-ready", "itemId": null } ] }
            """)!;
        preview["launch"] = LaunchExample();
        return preview;
    }

    private static string Text(int status) => status.ToString(CultureInfo.InvariantCulture);
}
