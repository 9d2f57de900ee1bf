using System.Text;
using LaunchControl.Core.Gates;
using LaunchControl.Core.Ports;
using LaunchControl.Functions.Infrastructure.Http;

namespace LaunchControl.Functions.Tests.Infrastructure.Http;

/// <summary>What a check finds, in the words that people read.</summary>
public sealed class HttpProbeTests
{
    public static TheoryData<string> OverlongHosts => [$"http://{new string('a', 70)}.example/", $"http://{string.Concat(Enumerable.Repeat("a.", 150))}a/"];

    [Theory]
    [InlineData("200 OK", 200, true, "answered 200")]
    [InlineData("204 No Content", 204, true, "answered 204")]
    [InlineData("503 Down", 200, false, "answered 503, not 200")]
    [InlineData("302 Found\r\nLocation: http://10.0.0.1/", 302, true, "answered 302")]
    [InlineData("302 Found\r\nLocation: /x", 301, false, "answered 302, not 301")]
    public async Task The_status_decides_where_there_is_no_pointer(string head, int expected, bool passed, string finding)
    {
        await using var server = new ScriptedServer().OnBody("/", "", head);

        var result = await ProbeAsync(new ItemCheck { Url = server.Url("/"), ExpectedStatus = expected, Every = "PT5M", Timeout = "P1D" });

        Assert.Equal(new ProbeResult(passed, finding), result);
    }

    [Theory]
    [InlineData("""{"status":"ok"}""", "/status", "ok", true, "answered 200, and /status is 'ok'")]
    [InlineData("""{"status":"ok"}""", "/status", null, true, "answered 200, and /status is 'ok'")]
    [InlineData("""{"status":"bad"}""", "/status", "ok", false, "answered 200, but /status is 'bad', not 'ok'")]
    [InlineData("""{"status":"OK"}""", "/status", "ok", false, "answered 200, but /status is 'OK', not 'ok'")]
    [InlineData("""{"ready":true}""", "/ready", "true", true, "answered 200, and /ready is 'true'")]
    [InlineData("""{"ready":"true"}""", "/ready", "true", true, "answered 200, and /ready is 'true'")]
    [InlineData("""{"n":[0,1.50]}""", "/n/1", "1.50", true, "answered 200, and /n/1 is '1.50'")]
    [InlineData("""{"n":null}""", "/n", "null", true, "answered 200, and /n is 'null'")]
    [InlineData("""{"status":"ok"}""", "/state", "ok", false, "answered 200, but has nothing at /state")]
    [InlineData("""{"status":"a\u0000\r\n\u202eb"}""", "/status", "ok", false, "answered 200, but /status is 'ab', not 'ok'")]
    [InlineData("<html>ok</html>", "/status", "ok", false, "answered 200, but not with valid JSON")]
    [InlineData("", "/status", "ok", false, "answered 200, but not with valid JSON")]
    [InlineData("""{"status":"\ud800"}""", "/status", "ok", false, "answered 200, but not with valid JSON")]
    [InlineData("{\"status\":\"\u00ff\"}", "/status", "ok", false, "answered 200, but not with valid JSON")]
    [InlineData("{\"\u00ff\":1,\"\\ud800\":1,\"status\":\"ok\"}", "/status", "ok", true, "answered 200, and /status is 'ok'")]
    public async Task The_pointer_decides_where_there_is_one(string body, string pointer, string? expected, bool passed, string finding)
    {
        await using var server = new ScriptedServer().OnBody("/", body, "200 OK\r\nContent-Type: text/html; charset=utf-16");

        Assert.Equal(new ProbeResult(passed, finding), await ProbeAsync(Check(server, pointer, expected)));
    }

    [Fact]
    public async Task A_finding_stays_short_whatever_is_found()
    {
        await using var server = new ScriptedServer().OnBody("/", $"{{\"{new string('n', 500)}\":\"{string.Concat(Enumerable.Repeat("\\ud83d\\ude80", 500))}\"}}");

        var result = await ProbeAsync(Check(server, $"/{new string('n', 500)}", new string('e', 500)));

        Assert.InRange(result.Finding.Length, 200, 300);
        Assert.Contains("🚀…'", result.Finding, StringComparison.Ordinal);
        Assert.Equal(result.Finding, Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(result.Finding)));
    }

    [Theory]
    [InlineData("not an address")]
    [InlineData("")]
    [InlineData("/relative")]
    [InlineData("http://")]
    [InlineData("http://[::1")]
    [InlineData("http://a..b/")]
    [InlineData("http://-/")]
    [InlineData("http://xn--a/")]
    [InlineData("http://\ud800.example/")]
    [InlineData("http://127.0.0.1:0/")]
    [InlineData("http://127.0.0.1:99999/")]
    [InlineData("javascript:alert(1)")]
    [MemberData(nameof(OverlongHosts))]
    public async Task An_address_that_is_none_is_a_finding(string url)
    {
        var result = await ProbeAsync(new ItemCheck { Url = url, Every = "PT5M", Timeout = "P1D" });

        Assert.False(result.Passed);
        Assert.InRange(result.Finding.Length, 1, 300);
    }

    private static ItemCheck Check(ScriptedServer server, string pointer, string? expected) =>
        new() { Url = server.Url("/"), Pointer = pointer, Expected = expected, Every = "PT5M", Timeout = "P1D" };

    private static async Task<ProbeResult> ProbeAsync(ItemCheck check)
    {
        using var client = new GuardedClient("127.0.0.1");
        return await new HttpProbe(client.Client).ProbeAsync(check, CancellationToken.None);
    }
}
