using System.Net;
using System.Text.Json.Nodes;
using LaunchControl.Drivers;

namespace LaunchControl.Functions.Tests.Launches;

/// <summary>Faulty requests: refused with every fault listed, and nothing stored.</summary>
public sealed class BadInputTests(RunningHost host) : IClassFixture<RunningHost>
{
    private readonly LaunchApi _api = host.Api;

    public static TheoryData<string, string, string> Faults => new()
    {
        { "playbook", "\"no-such-playbook\"", "/playbook" },
        { "playbook", "7", "/playbook" },
        { "playbook", "null", "/playbook" },
        { "name", "null", "/name" },
        { "name", "\"\"", "/name" },
        { "name", "\"a\\r\\nBcc: b\"", "/name" },
        { "name", "\"\\ud800\"", "/name" },
        { "name", $"\"{new string('x', 10_000)}\"", "/name" },
        { "name", "[]", "/name" },
        { "tier", "\"T9\"", "/tier" },
        { "tier", "1", "/tier" },
        { "tier", "\"1\"", "/tier" },
        { "launchAt", "\"2001-01-01T00:00:00Z\"", "/launchAt" },
        { "launchAt", "\"9999-12-31T23:59:59Z\"", "/launchAt" },
        { "launchAt", "\"next Tuesday\"", "/launchAt" },
        { "launchAt", "\"2027-03-02T09:00:00\"", "/launchAt" },
        { "launchAt", "1740000000", "/launchAt" },
        { "timeZone", "\"Mars/Olympus\"", "/timeZone" },
        { "timeZone", "\"../../etc/passwd\"", "/timeZone" },
        { "owner", "\"not an address\"", "/owner" },
        { "people", "{}", "/people/eng-lead" },
        { "people", "[]", "/people" },
        { "people", "{\"eng-lead\":[\"x\"]}", "/people/eng-lead/0" },
        { "people", "{\"eng-lead\":\"ana@contoso.example\"}", "/people/eng-lead" },
        { "people", "{\"court-jester\":[\"ana@contoso.example\"]}", "/people/court-jester" },
        { "brief", "\"text\"", "/brief" },
        { "brief", "{\"budget\":{\"currency\":\"dollars\",\"planned\":-1}}", "/brief/budget/currency" },
        { "brief", "{\"budget\":{\"currency\":\"USD\",\"planned\":1e300}}", "/brief/budget/planned" },
        { "metrics", "[{\"id\":\"a\"},{\"id\":\"a\"}]", "/metrics" },
        { "metrics", "[{\"id\":\"A B\"}]", "/metrics/0/id" },
        { "metrics", "[7]", "/metrics/0" },
        { "inputs", "{\"markets\":[1]}", "/inputs/markets/0" },
        { "lunchAt", "\"2027-03-02T09:00:00Z\"", "/lunchAt" },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task A_faulty_member_is_named_in_a_422(string member, string value, string pointer)
    {
        var body = StartRequest.Usual().ToJsonString();
        var faulty = JsonNode.Parse(body)!.AsObject();
        faulty.Remove(member);
        var text = faulty.ToJsonString()[..^1] + $",\"{member}\":{value}}}";

        var problem = await RefusedAsync(text, HttpStatusCode.UnprocessableEntity);

        Assert.True(problem["errors"]!.AsObject().ContainsKey(pointer), problem.ToJsonString());
    }

    [Fact]
    public async Task All_faults_of_a_request_are_listed_at_once()
    {
        const string Body = """{"name":"","playbook":"nope","tier":"T0","launchAt":"2001-01-01T00:00:00Z","timeZone":"Mars/X","owner":"?"}""";

        var problem = await RefusedAsync(Body, HttpStatusCode.UnprocessableEntity);

        var pointers = problem["errors"]!.AsObject().Select(error => error.Key).ToList();
        Assert.Equal(["/launchAt", "/name", "/owner", "/playbook", "/tier", "/timeZone"], pointers.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("not json")]
    [InlineData("{\"name\":}")]
    [InlineData("{\"a\":1}{\"b\":2}")]
    public async Task A_body_that_is_not_JSON_is_a_400(string body) => await RefusedAsync(body, HttpStatusCode.BadRequest);

    [Fact]
    public async Task JSON_nested_a_thousand_deep_is_a_400() =>
        await RefusedAsync(new string('[', 1000) + new string(']', 1000), HttpStatusCode.BadRequest);

    [Theory]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("7")]
    [InlineData("\"text\"")]
    public async Task A_body_that_is_no_object_is_a_422(string body) => await RefusedAsync(body, HttpStatusCode.UnprocessableEntity);

    [Fact]
    public async Task A_body_over_1_MiB_is_a_413() =>
        await RefusedAsync($"{{\"name\":\"{new string('x', 1024 * 1024)}\"}}", HttpStatusCode.RequestEntityTooLarge);

    [Theory]
    [InlineData("pageSize=0")]
    [InlineData("pageSize=201")]
    [InlineData("pageSize=x")]
    [InlineData("status=unheard-of")]
    [InlineData("tier=7")]
    [InlineData("continuationToken=forged")]
    [InlineData("continuationToken=%27%20or%20true")]
    public async Task A_faulty_query_of_the_list_is_a_422(string query)
    {
        using var response = await _api.Http.GetAsync($"api/launches?{query}");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
    }

    [Theory]
    [InlineData("api/launches/no-such-launch-234567")]
    [InlineData("api/launches/UPPER")]
    [InlineData("api/launches/a%2Fb")]
    [InlineData("api/launches/'%20or%20true")]
    [InlineData("api/playbooks/nope")]
    [InlineData("api/nope")]
    public async Task An_unknown_id_is_a_404(string path)
    {
        using var response = await _api.Http.GetAsync(path);
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    private async Task<JsonNode> RefusedAsync(string body, HttpStatusCode status)
    {
        var before = await CountAsync();
        using var response = await _api.PostRawAsync("api/launches", body);
        var text = await response.Content.ReadAsStringAsync();
        Assert.True(status == response.StatusCode, $"{(int)response.StatusCode}: {text}");
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType!.MediaType);
        var problem = JsonNode.Parse(text)!;
        Assert.Equal((int)status, problem["status"]!.GetValue<int>());
        Assert.Matches("^[0-9a-f]{32}$", problem["traceId"]!.GetValue<string>());
        Assert.Equal(before, await CountAsync());
        return problem;
    }

    private async Task<int> CountAsync() => (await _api.GetAsync("api/launches?pageSize=200"))["items"]!.AsArray().Count;
}
