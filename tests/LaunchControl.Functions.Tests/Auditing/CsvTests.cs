using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using LaunchControl.Drivers;
using LaunchControl.Functions.Infrastructure.Web;

namespace LaunchControl.Functions.Tests.Auditing;

/// <summary>Lists as CSV: whole, and harmless in a spreadsheet.</summary>
public sealed class CsvTests(RunningHost host) : IClassFixture<RunningHost>
{
    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("with, comma", "\"with, comma\"")]
    [InlineData("a \"quote\"", "\"a \"\"quote\"\"\"")]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("+1", "'+1")]
    [InlineData("-1", "'-1")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData(" \t=1+1", "'=1+1")]
    [InlineData("\r\n=1+1", "'=1+1")]
    [InlineData("\u202E=1+1", "'=1+1")]
    [InlineData("\uFF1D1+1", "'\uFF1D1+1")]
    [InlineData("one\r\ntwo\nthree\u2028four", "one  two three four")]
    [InlineData("left\u202Eright\u2066\u200B", "leftright")]
    [InlineData("ok;=1+1; \"@x;plain", "\"ok;'=1+1;' \"\"@x;plain\"")]
    [InlineData("\"", "\"\"\"\"")]
    [InlineData("", "")]
    public async Task A_text_is_one_cell_that_runs_nothing(string text, string expected) => Assert.Equal($"{expected},1\r\n", await RowAsync(text, 1));

    [Fact]
    public async Task What_is_no_text_is_written_as_the_API_spells_it() => Assert.Equal(
        "-41.5,2027-03-02T09:00:00-05:00,inReadiness,true,\r\n",
        await RowAsync(-41.5, new DateTimeOffset(2027, 3, 2, 9, 0, 0, TimeSpan.FromHours(-5)), Core.Launches.LaunchStatus.InReadiness, true, null));

    [Fact]
    public async Task The_audit_trail_comes_whole_however_long_it_is()
    {
        var launch = await SmallLaunch.StartAsync(host.Api, TestPlaybook.Usual("csv-long"));
        for (var turn = 0; turn < 110; turn++)
        {
            (await launch.ItemAsync("a1", "block", new JsonObject { ["reason"] = $"=HYPERLINK(\"https://evil.example/{turn}\"), turn {turn}\r\nnext" })).IsAccepted();
            (await launch.ItemAsync("a1", "reopen")).IsAccepted();
        }

        var (type, text) = await GetAsync($"api/launches/{launch.Id}/audit", "text/csv");
        var lines = text.TrimEnd().Split("\r\n");

        Assert.Equal("text/csv; charset=utf-8; header=present", type);
        var entries = await launch.TrailAsync();
        Assert.True(entries.Count > 220);
        Assert.StartsWith("sequence,at,actor,channel,action,subject,summary,", lines[0], StringComparison.Ordinal);
        Assert.Equal(entries.Select(entry => entry["sequence"]!.ToJsonString()), lines.Skip(1).Select(line => line.Split(',')[0]));
        Assert.All(entries.Zip(lines.Skip(1)), pair => Assert.Contains($",{pair.First["hash"]!.GetValue<string>()},", pair.Second, StringComparison.Ordinal));
        Assert.Contains("\"'=HYPERLINK(\"\"https://evil.example/7\"\"), turn 7  next\"", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_list_of_launches_is_a_table_too_and_its_filter_holds()
    {
        var body = StartRequest.Usual("=cmd|' /C calc'!A0");
        var id = (await host.Api.StartAsync(body))["id"]!.GetValue<string>();

        var (_, text) = await GetAsync("api/launches?status=preparing", "text/csv");
        Assert.StartsWith("id,name,status,tier,owner,launchAt,", text, StringComparison.Ordinal);
        (_, text) = await GetAsync("api/launches?owner=pm@contoso.example", "text/csv");
        Assert.Contains($"{id},'=cmd|' /C calc'!A0,", text, StringComparison.Ordinal);
        (_, text) = await GetAsync("api/launches?owner=nobody@contoso.example", "text/csv");
        Assert.Single(text.TrimEnd().Split("\r\n"));
    }

    [Theory]
    [InlineData("text/csv", true)]
    [InlineData("text/csv, application/json;q=0.9", true)]
    [InlineData("text/csv;q=0.5, application/json", false)]
    [InlineData("application/json, */*", false)]
    [InlineData("text/csv;q=0", false)]
    [InlineData("text/*", false)]
    [InlineData("nonsense", false)]
    public async Task The_caller_chooses_by_Accept(string accept, bool isCsv)
    {
        var (type, _) = await GetAsync("api/launches", accept);
        Assert.Equal(isCsv, type.StartsWith("text/csv", StringComparison.Ordinal));
    }

    private async Task<(string Type, string Text)> GetAsync(string path, string accept)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.TryAddWithoutValidation("Accept", accept);
        using var response = await host.Api.Http.SendAsync(request);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return (response.Content.Headers.ContentType!.ToString(), await response.Content.ReadAsStringAsync());
    }

    private static async Task<string> RowAsync(params object?[] cells)
    {
        using var output = new MemoryStream();
        await new CsvTable(output).WriteAsync(cells, default);
        return Encoding.UTF8.GetString(output.ToArray());
    }
}
