using System.Net;
using LaunchControl.Drivers;

namespace LaunchControl.Functions.Tests.LocalHost;

/// <summary>What LocalHost shows to developers.</summary>
public sealed class DeveloperSurfaceTests(RunningHost host) : IClassFixture<RunningHost>
{
    private readonly LaunchApi _api = host.Api;

    [Fact]
    public async Task Every_developer_page_and_list_answers()
    {
        var id = (await _api.StartAsync(StartRequest.Usual("Developed")))["id"]!.GetValue<string>();
        await Eventually.GetAsync(() => _api.LaunchAsync(id), launch => launch["status"]!.GetValue<string>() == "inReadiness", "An open phase");
        var mail = (await _api.MailboxAsync())[0]["id"]!.GetValue<string>();

        foreach (var page in new[] { "dev", "dev/sign-in", "dev/mailbox", $"dev/mailbox/{mail}", $"dev/mailbox/{mail}/html", "dev/orchestrations", $"dev/orchestrations/{id}", "dev/queues" })
        {
            using var answer = await _api.Http.GetAsync(page);
            Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{page}: {answer.StatusCode}");
            Assert.Equal("text/html", answer.Content.Headers.ContentType!.MediaType);
        }

        var instances = (await _api.GetAsync("dev/orchestrations.json")).AsArray();
        Assert.Contains(instances, instance => instance!["id"]!.GetValue<string>() == id && instance["name"]!.GetValue<string>() == "LaunchOrchestrator");
        Assert.NotEmpty((await _api.GetAsync($"dev/orchestrations/{id}.json"))["events"]!.AsArray());
        Assert.Equal(["gate-sign-offs", "launch-commands", "webhook-events"], (await _api.GetAsync("dev/queues.json")).AsArray().Select(queue => queue!["name"]!.GetValue<string>()));
        Assert.Equal(["mail", "orchestrations", "queue", "tables", "timeliness"], (await _api.GetAsync("api/health"))["dependencies"]!.AsObject().Select(entry => entry.Key).Order());
    }

    [Fact]
    public async Task The_mailbox_can_be_emptied()
    {
        await _api.StartAsync(StartRequest.Usual("Emptied"));
        using var answer = await _api.Http.DeleteAsync("dev/mailbox");
        Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
    }

    [Fact]
    public async Task A_timer_function_runs_on_demand_and_an_unknown_one_is_a_404()
    {
        using var known = await _api.Http.PostAsync("admin/functions/OutboxSweep", null);
        Assert.Equal(HttpStatusCode.Accepted, known.StatusCode);
        using var unknown = await _api.Http.PostAsync("admin/functions/Nothing", null);
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
    }

    [Theory]
    [InlineData("""{"advance":"three days"}""")]
    [InlineData("""{"advance":"-P1D"}""")]
    [InlineData("""{"now":"2001-01-01T00:00:00Z"}""")]
    [InlineData("""{"now":"9999-01-01T00:00:00Z"}""")]
    [InlineData("{}")]
    public async Task Time_is_not_moved_by_a_faulty_request(string body)
    {
        using var answer = await _api.PostRawAsync("dev/clock", body);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
    }

    [Theory]
    [InlineData("""{"email":"nobody"}""")]
    [InlineData("""{"email":"a@b.example","roles":["Launch.Emperor"]}""")]
    [InlineData("""{"email":7}""")]
    public async Task No_token_is_issued_for_a_faulty_request(string body)
    {
        using var answer = await _api.PostRawAsync("dev/token", body);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
    }

    [Fact]
    public async Task A_wrong_method_is_a_404_as_on_the_Functions_host()
    {
        using var answer = await _api.Http.DeleteAsync("api/launches");
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task The_board_asks_to_sign_in_and_only_sends_back_to_pages_of_ours()
    {
        using var answer = await _api.Http.GetAsync("board");
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.StartsWith("/dev/sign-in", answer.Headers.Location!.OriginalString, StringComparison.Ordinal);

        foreach (var elsewhere in new[] { "https://evil.example", "//evil.example", "/\\evil.example" })
        {
            using var signedIn = await _api.Http.PostAsync("dev/sign-in", new FormUrlEncodedContent([new("email", "pm@contoso.example"), new("returnTo", elsewhere)]));
            Assert.Equal("/board", signedIn.Headers.Location!.OriginalString);
        }
    }

    [Fact]
    public async Task Outside_development_mode_there_is_no_developer_surface()
    {
        var port = Ports.Free();
        await using var process = new LocalHostProcess("--port", $"{port}", "--in-memory", "--tables", Azurite.ConnectionString, "--table-prefix", $"d{Guid.NewGuid().ToString("N")[..12]}")
        {
            Environment = { ["Access__DevelopmentMode"] = "false", ["Access__Authority"] = "https://login.example/tenant/v2.0" },
        };
        await process.StartAsync("LaunchControl is ready");
        using var api = new LaunchApi(new Uri($"http://localhost:{port}/"));

        foreach (var (method, path) in new[] { ("GET", "dev"), ("GET", "dev/mailbox.json"), ("POST", "dev/token"), ("POST", "dev/clock"), ("DELETE", "dev/mailbox"), ("GET", "dev/orchestrations"), ("POST", "admin/functions/OutboxSweep") })
        {
            using var answer = await api.Http.SendAsync(new HttpRequestMessage(new HttpMethod(method), path) { Content = new StringContent("{}") });
            Assert.True(answer.StatusCode == HttpStatusCode.NotFound, $"{method} {path}: {answer.StatusCode}");
        }

        var health = await api.GetAsync("api/health");
        Assert.Equal("healthy", health["status"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_weak_setting_stops_the_start_with_a_message_that_names_it()
    {
        await using var process = new LocalHostProcess("--port", $"{Ports.Free()}", "--in-memory", "--tables", Azurite.ConnectionString)
        {
            Environment = { ["SignOffLinks__Keys__local"] = "c2hvcnQ=" },
        };
        var stopped = await Assert.ThrowsAsync<InvalidOperationException>(() => process.StartAsync("LaunchControl is ready"));
        Assert.Contains("SignOffLinks__keys__local must be at least 32 random bytes", stopped.Message, StringComparison.Ordinal);
    }
}
