using System.Diagnostics;
using System.Text.Json.Nodes;
using LaunchControl.Drivers;

namespace LaunchControl.Functions.Tests.OpenApi;

/// <summary>A client that is made from the document alone takes a launch through its life; another validator than ours holds each answer to the document.</summary>
public sealed class GeneratedClientTests(RunningHost host) : IClassFixture<RunningHost>
{
    [Fact]
    public async Task A_client_made_from_the_document_drives_a_whole_launch()
    {
        var tokens = new JsonObject
        {
            ["pm@contoso.example"] = await host.Api.TokenAsync("pm@contoso.example", "Launch.Manage"),
            ["ana@contoso.example"] = await host.Api.TokenAsync("ana@contoso.example"),
        };
        var client = Path.Combine(Repository.Root, "tests/LaunchControl.Functions.Tests/OpenApi/client/whole-launch.mjs");
        using var node = Process.Start(new ProcessStartInfo("node", [client, host.Api.Http.BaseAddress!.AbsoluteUri.TrimEnd('/'), tokens.ToJsonString()])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var (output, errors) = (node.StandardOutput.ReadToEndAsync(), node.StandardError.ReadToEndAsync());
        await node.WaitForExitAsync().WaitAsync(TimeSpan.FromMinutes(3));

        Assert.True(node.ExitCode == 0, await errors);
        var report = JsonNode.Parse(await output)!;
        Assert.Equal("completed", (await host.Api.LaunchAsync(report["id"]!.GetValue<string>()))["status"]!.GetValue<string>());
        Assert.Contains("decideGate", report["operations"]!.AsArray().Select(operation => operation!.GetValue<string>()));
    }
}
