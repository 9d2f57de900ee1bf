using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using LaunchControl.Drivers;
using LaunchControl.Drivers.OpenApi;
using LaunchControl.Functions.OpenApi;
using LaunchControl.LocalHost.Functions;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.OpenApi;

namespace LaunchControl.Functions.Tests.OpenApi;

/// <summary>The document that <c>GET /api/openapi.json</c> answers: valid, whole, and true to the app.</summary>
public sealed partial class OpenApiDocumentTests(RunningHost host) : IClassFixture<RunningHost>, IAsyncLifetime
{
    private ApiDocument _document = null!;

    public async Task InitializeAsync() => _document = await ApiDocument.ReadAsync(host.Api.Http);

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task Anybody_may_read_it_and_an_independent_reader_finds_nothing_wrong_with_it()
    {
        using var anybody = new HttpClient { BaseAddress = host.Api.Http.BaseAddress };
        using var answer = await anybody.GetAsync("api/openapi.json");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);

        var read = Microsoft.OpenApi.OpenApiDocument.Parse(await answer.Content.ReadAsStringAsync(), "json");

        Assert.Empty(read.Diagnostic!.Errors.Select(error => error.ToString()));
        Assert.Empty(read.Diagnostic.Warnings.Select(warning => warning.ToString()));
        Assert.Equal(OpenApiSpecVersion.OpenApi3_1, read.Diagnostic.SpecificationVersion);
    }

    [Fact]
    public void It_has_every_route_of_the_app_and_no_other()
    {
        var routes =
            from function in host.App.Services.GetRequiredService<FunctionCatalog>().With<HttpTriggerAttribute>()
            let trigger = (HttpTriggerAttribute)function.Trigger
            where trigger.Route!.StartsWith("api/", StringComparison.Ordinal)
            from method in trigger.Methods!
            select $"{method} /{trigger.Route}";
        Assert.Equal(routes.Order(), _document.Operations.Select(operation => $"{operation.Method} {operation.Path}").Order());
    }

    [Fact]
    public void Every_operation_says_what_it_does_who_may_and_what_it_answers()
    {
        Assert.All(_document.Operations, operation =>
        {
            Assert.True(operation.Json["summary"]!.GetValue<string>().Length > 5, operation.Id);
            Assert.Contains("Who may:", operation.Json["description"]!.GetValue<string>(), StringComparison.Ordinal);
            Assert.Contains(operation.Statuses, status => status < 300);
            Assert.Equal(operation.NeedsToken, operation.Statuses.Contains(401) && operation.Statuses.Contains(403));
            Assert.Equal(PathParameter().Matches(operation.Path).Select(match => match.Groups[1].Value), operation.Parameters.Where(parameter => parameter["in"]!.GetValue<string>() == "path").Select(Name));
            Assert.All(operation.Parameters, parameter => Assert.True(_document.IsValid(parameter["schema"]!, parameter["example"]!.ToJsonString()), $"{operation.Id}: {Name(parameter)}"));
        });
        Assert.Equal(_document.Operations.Count, _document.Operations.Select(operation => operation.Id).Distinct().Count());
    }

    [Fact]
    public void Every_body_has_an_example_that_its_schema_allows()
    {
        Assert.All(_document.Operations.Where(operation => operation.BodySchema is not null), operation =>
            Assert.True(_document.FaultOf(operation.BodySchema!, operation.BodyExample!.ToJsonString()) is null, $"{operation.Id}: {_document.FaultOf(operation.BodySchema!, operation.BodyExample!.ToJsonString())}"));
    }

    [Fact]
    public void Every_answer_has_an_example_that_its_schema_allows()
    {
        foreach (var operation in _document.Operations)
        {
            foreach (var status in operation.Statuses)
            {
                foreach (var (mediaType, content) in operation.Answer(status)!["content"]?.AsObject() ?? [])
                {
                    if (mediaType.EndsWith("json", StringComparison.Ordinal))
                    {
                        var fault = _document.FaultOf(content!["schema"]!, operation.ExampleOf(content)!.ToJsonString());
                        Assert.True(fault is null, $"{operation.Id} {status}: {fault}");
                    }
                }
            }
        }
    }

    [Fact]
    public void Every_problem_of_the_source_is_in_the_catalogue_with_its_status_and_no_other()
    {
        var thrown = Directory.EnumerateFiles(Path.Combine(Repository.Root, "src"), "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Contains("/obj/", StringComparison.Ordinal) && !file.Contains("/LaunchControl.LocalHost/", StringComparison.Ordinal))
            .SelectMany(file => Problem().Matches(File.ReadAllText(file)))
            .Select(match => match.Groups["code"].Value)
            .Where(code => code is not ("fault" or "gave-up")) // A fault of ours is no answer to count on; the other is a dead letter's.
            .ToHashSet();
        Assert.Equal(thrown.Order(StringComparer.Ordinal), ProblemCatalogue.All.Keys.Order(StringComparer.Ordinal));
    }

    private static string Name(JsonObject parameter) => parameter["name"]!.GetValue<string>();

    [GeneratedRegex(@"\{([A-Za-z]+)\}")]
    private static partial Regex PathParameter();

    // new Refusal(kind, "code", ...), Refusal.At(pointer, "code", ...), Problems.Create(status, "code", ...), with { Code = "code" }
    [GeneratedRegex(@"(RefusalKind\.\w+|Status\d{3}\w+|StatusCode|Refusal\.At\(\s*""[^""]*""|\bAt\([^,\n]+|\bCode =),?\s*""(?<code>[a-z]+(-[a-z]+)+|forbidden)""")]
    private static partial Regex Problem();
}
