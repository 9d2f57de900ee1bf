using System.Globalization;
using Azure.Core;
using Azure.Identity;
using LaunchControl.Core.Performance;
using LaunchControl.Core.Ports;
using LaunchControl.Functions.Performance.Sources;
using LaunchControl.Functions.Tests.Infrastructure.Http;
using Microsoft.Extensions.Options;

namespace LaunchControl.Functions.Tests.Performance.Sources;

/// <summary>Answers of Azure Monitor Logs, as its documentation shows them.</summary>
public sealed class AzureMonitorSourceTests : PulledSourceContract
{
    private const string Workspace = "0f8fad5b-d9cb-469f-a165-70867728950e";

    public static TheoryData<string, string, double[], string?> Tables => new()
    {
        { """[{"name":"TimeGenerated","type":"datetime"},{"name":"avg_Value","type":"real"}]""", """[["2027-03-03T10:00:00Z",2.5],["2027-03-03T09:00:00Z",1]]""", [1, 2.5], null },
        { """[{"name":"Region","type":"string"},{"name":"n","type":"long"},{"name":"at","type":"datetime"}]""", """[["eu",7,"2027-03-03T10:00:00.1234567Z"]]""", [7], null },
        { """[{"name":"count_","type":"long"}]""", "[[20839]]", [20839], null },
        { """[{"name":"amount","type":"decimal"}]""", """[["12.50"]]""", [12.5], null },
        { """[{"name":"avg_","type":"real"}]""", """[["NaN"]]""", [], null },
        { """[{"name":"avg_","type":"real"}]""", "[[null]]", [], null },
        { """[{"name":"count_","type":"long"}]""", "[]", [], null },
        { """[{"name":"t","type":"datetime"},{"name":"n","type":"int"}]""", """[[null,1],["2027-03-01T10:00:00Z",2],["2027-03-05T10:00:00Z",3]]""", [], null },
        { """[{"name":"count_","type":"long"}]""", "[[1],[2]]", [], "gave several rows and no time: let the query give one row, or a datetime column" },
        { """[{"name":"Category","type":"string"}]""", """[["Alert"]]""", [], "gave no column with numbers: let the query end in one, for instance | summarize avg(Value) by bin(TimeGenerated, 1h)" },
        { """[{"name":"t","type":"datetime"},{"name":"n","type":"int"}]""", """[["2027-03-03T10:00:00Z"]]""", [], "answered 200, but not as Azure Monitor Logs answers" },
    };

    [Theory]
    [MemberData(nameof(Tables))]
    public async Task The_first_time_and_the_first_number_of_each_row_count(string columns, string rows, double[] values, string? failure)
    {
        var reading = await ReadAsync($$"""{"tables":[{"name":"PrimaryResult","columns":{{columns}},"rows":{{rows}}}]}""");

        Assert.Equal(values, reading.Samples.Select(sample => sample.Value));
        Assert.Equal(failure, reading.Failure);
    }

    [Fact]
    public async Task A_part_of_a_result_is_no_result()
    {
        var reading = await ReadAsync("""
            {"tables":[{"name":"PrimaryResult","columns":[{"name":"count_","type":"long"}],"rows":[[5]]}],
             "error":{"code":"PartialError","message":"There were some errors when processing your query.","details":[{"code":"EngineError","message":"Something went wrong."}]}}
            """);

        Assert.Empty(reading.Samples);
        Assert.StartsWith("answered with a part of the result only", reading.Failure, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_error_is_told_in_the_services_words()
    {
        await using var server = new ScriptedServer().OnBody(ScriptedServer.Anything,
            """{"error":{"message":"The request had some invalid properties","code":"BadArgumentError","innererror":{"code":"SemanticError"}}}""", "400 Bad Request");
        using var client = new GuardedClient("127.0.0.1");

        Assert.Equal("answered 400: 'The request had some invalid properties'", (await AskAsync(client, new Uri(server.Url("/")))).Failure);
    }

    [Fact]
    public async Task It_asks_the_workspace_for_the_window_as_the_apps_identity()
    {
        await using var server = new ScriptedServer().OnBody($"/v1/workspaces/{Workspace}/query", Answer(From.AddHours(1)));
        using var client = new GuardedClient("127.0.0.1");

        Assert.Single((await AskAsync(client, new Uri(server.Url("/")))).Samples);

        var request = Assert.Single(server.Requests);
        Assert.StartsWith("POST ", request, StringComparison.Ordinal);
        Assert.Contains($"Authorization: Bearer {Secret}", request, StringComparison.Ordinal);
        Assert.Contains("""{"query":"AppRequests | summarize count()","timespan":"2027-03-02T14:00:00.0000000Z/2027-03-03T14:00:00.0000000Z"}""", request, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Without_an_identity_nothing_is_asked(bool isUnavailable)
    {
        using var network = new ScriptedNetwork();
        using var client = new GuardedClient(network);
        var credential = new FakeCredential(isUnavailable ? new CredentialUnavailableException("tenant 4711") : new AuthenticationFailedException("tenant 4711"));

        var reading = await Source(client, new MetricSourceOptions(), credential).ReadAsync(Query(Contract), CancellationToken.None);

        Assert.Equal("was not asked: this app has no identity here that gets a token for Azure Monitor Logs", reading.Failure);
        Assert.Empty(network.Asked);
    }

    [Fact]
    public async Task The_token_is_for_the_audience_that_is_set_and_leaves_over_TLS_only()
    {
        using var network = new ScriptedNetwork();
        using var client = new GuardedClient(network);
        var credential = new FakeCredential(null);
        var options = new MetricSourceOptions { LogsEndpoint = new Uri("http://api.loganalytics.example/"), LogsAudience = new Uri("https://api.loganalytics.us/") };

        Assert.Contains("only over https", (await Source(client, options, credential).ReadAsync(Query(Contract), CancellationToken.None)).Failure, StringComparison.Ordinal);
        Assert.Empty(network.Asked);
        Assert.Equal(["https://api.loganalytics.us/.default"], credential.Scopes);

        await Source(client, new MetricSourceOptions(), credential).ReadAsync(Query(Contract), CancellationToken.None);
        Assert.Equal((new Uri($"https://api.loganalytics.azure.com/v1/workspaces/{Workspace}/query"), $"Bearer {Secret}"), Assert.Single(network.Asked));
        Assert.Equal("https://api.loganalytics.io/.default", credential.Scopes[^1]);
    }

    [Theory]
    [InlineData("../../other", "AppRequests")]
    [InlineData(null, "AppRequests")]
    [InlineData(Workspace, null)]
    public async Task A_contract_that_can_not_be_asked_is_a_failure(string? workspace, string? query)
    {
        using var client = new GuardedClient("127.0.0.1");

        var reading = await Source(client, new MetricSourceOptions(), new FakeCredential(null))
            .ReadAsync(Query(Contract with { Workspace = workspace, Query = query }), CancellationToken.None);

        Assert.Equal("has no workspace whose id is a GUID, or no query", reading.Failure);
    }

    private static MetricSource Contract { get; } = new() { Kind = MetricSourceKind.AzureMonitor, Workspace = Workspace, Query = "AppRequests | summarize count()" };

    internal override (IMetricSource Source, MetricSource Contract) Make(GuardedClient client, MetricSourceOptions options, Uri server)
    {
        options.LogsEndpoint = server;
        return (Source(client, options, new FakeCredential(null)), Contract);
    }

    protected override string Answer(DateTimeOffset? heldAt) => string.Create(CultureInfo.InvariantCulture, $$"""
        {"tables":[{"name":"PrimaryResult","columns":[{"name":"TimeGenerated","type":"datetime"},{"name":"avg_Value","type":"real"}],
         "rows":[{{(heldAt is { } at ? $"[\"{at.UtcDateTime:O}\",{Value.ToString(CultureInfo.InvariantCulture)}]" : "")}}]}]}
        """);

    private static AzureMonitorSource Source(GuardedClient client, MetricSourceOptions options, TokenCredential credential) =>
        new(new SourceCalls(client.Client), Secrets(client, options), credential, Options.Create(options), client.Options);

    private async Task<Reading> ReadAsync(string body)
    {
        await using var server = new ScriptedServer().OnBody(ScriptedServer.Anything, body);
        using var client = new GuardedClient("127.0.0.1");
        return await AskAsync(client, new Uri(server.Url("/")));
    }

    private sealed class FakeCredential(Exception? failure) : TokenCredential
    {
        public List<string> Scopes { get; } = [];

        public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken)
        {
            cancellationToken.ThrowIfCancellationRequested();
            Scopes.AddRange(requestContext.Scopes);
            return failure is null ? new AccessToken(Secret, DateTimeOffset.MaxValue) : throw failure;
        }

        public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
            new(GetToken(requestContext, cancellationToken));
    }
}
