using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using LaunchControl.Drivers;

namespace LaunchControl.Functions.Tests.Playbooks;

/// <summary>A launch keeps the version of the playbook that it started with.</summary>
public sealed class PlaybookVersionTests(RunningHost host) : IClassFixture<RunningHost>
{
    private readonly LaunchApi _api = host.Api;

    [Fact]
    public async Task A_running_launch_keeps_its_version_and_a_new_one_gets_the_latest()
    {
        var document = (await _api.GetAsync("api/playbooks/saas-ga")).AsObject();
        var version = document["version"]!.GetValue<int>();
        var running = (await _api.StartAsync(StartRequest.Usual("Running")))["id"]!.GetValue<string>();
        document["phases"]![0]!["name"] = "Changed";
        await PutAsync(document);

        var fresh = await _api.StartAsync(StartRequest.Usual("Fresh"));

        Assert.Equal((version + 1, "Changed"), Seen(fresh));
        var kept = Seen(await _api.LaunchAsync(running));
        Assert.Equal(version, kept.Version);
        Assert.NotEqual("Changed", kept.FirstPhase);
        Assert.NotEqual("Changed", (await _api.GetAsync($"api/playbooks/saas-ga?version={version}"))["phases"]![0]!["name"]!.GetValue<string>());

        // An older version is there for whoever asks for it.
        var chosen = StartRequest.Usual("Chosen");
        chosen["playbook"] = new JsonObject { ["id"] = "saas-ga", ["version"] = version };
        Assert.Equal(kept, Seen(await _api.StartAsync(chosen)));
        chosen["playbook"] = new JsonObject { ["id"] = "saas-ga" };
        Assert.Equal(version + 1, Seen(await _api.StartAsync(chosen)).Version);
    }

    [Theory]
    [InlineData("{\"id\":\"saas-ga\",\"version\":99}", "/playbook")]
    [InlineData("{\"id\":\"nope\"}", "/playbook")]
    [InlineData("{}", "/playbook")]
    [InlineData("{\"id\":\"saas-ga\",\"version\":\"1\"}", "/playbook/version")]
    [InlineData("{\"id\":7}", "/playbook/id")]
    [InlineData("{\"id\":\"saas-ga\",\"vresion\":1}", "/playbook/vresion")]
    [InlineData("[]", "/playbook")]
    public async Task A_playbook_that_does_not_exist_is_refused(string choice, string pointer)
    {
        var body = StartRequest.Usual("Refused");
        body["playbook"] = JsonNode.Parse(choice);
        using var response = await _api.PostRawAsync("api/launches", body.ToJsonString());

        Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
        Assert.Equal([pointer], JsonNode.Parse(await response.Content.ReadAsStringAsync())!["errors"]!.AsObject().Select(error => error.Key));
    }

    private async Task PutAsync(JsonObject document)
    {
        using var response = await _api.Http.PutAsJsonAsync($"api/playbooks/{document["id"]}", document);
        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
    }

    private static (int Version, string FirstPhase) Seen(JsonNode launch) =>
        (launch["playbook"]!["version"]!.GetValue<int>(), launch["phases"]![0]!["name"]!.GetValue<string>());
}
