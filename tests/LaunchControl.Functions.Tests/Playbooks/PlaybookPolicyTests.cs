using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using LaunchControl.Drivers;

namespace LaunchControl.Functions.Tests.Playbooks;

/// <summary>The sign-off rules of a playbook's gate: stored as they were sent, and those of each launch that starts from it.</summary>
public sealed class PlaybookPolicyTests(RunningHost host) : IClassFixture<RunningHost>
{
    private readonly LaunchApi _api = host.Api;

    public static TheoryData<string, string> Policies => new()
    {
        { "any-vote", """{ "quorum": "any", "veto": false }""" },
        { "in-turn", """{ "quorum": "all", "sequential": true }""" },
        { "others", """{ "quorum": "all", "distinctFrom": ["beta", "go-no-go"] }""" },
        { "signed-in", """{ "quorum": "count", "count": 1, "signIn": true }""" },
        { "escalated", """{ "quorum": "all", "expiresAfter": "PT36H" }""" },
        { "rejected", """{ "quorum": "all", "expiresAfter": "P14D", "onExpiry": "reject" }""" },
        { "held", """{ "quorum": "percent", "percent": 60, "expiresAfter": "P180D", "onExpiry": "hold" }""" },
    };

    [Theory]
    [MemberData(nameof(Policies))]
    public async Task A_launch_has_the_sign_off_rules_that_its_playbook_says(string id, string policy)
    {
        var playbook = TestPlaybook.Usual(id);
        var written = JsonNode.Parse(policy)!.AsObject();
        var document = playbook.ToJson();
        document["phases"]![0]!["gates"]![0]!["policy"] = written.DeepClone();
        document["phases"]![0]!["gates"]![0]!["overridableBy"] = new JsonArray("risk-owner");

        var stored = (await PutAsync(document, HttpStatusCode.Created))["phases"]![0]!["gates"]![0]!;
        var started = LaunchWalk.Gates(await StartAsync(playbook)).Single(gate => gate["id"]!.GetValue<string>() == "alpha");

        Assert.All(written, member => Assert.True(JsonNode.DeepEquals(member.Value, stored["policy"]![member.Key]), $"{member.Key}: {stored["policy"]}"));
        Assert.True(JsonNode.DeepEquals(stored["policy"], started["policy"]), $"{started["policy"]} instead of {stored["policy"]}");
        Assert.Equal("risk-owner", Assert.Single(stored["overridableBy"]!.AsArray())!.GetValue<string>());
        Assert.Equal("risk-owner", Assert.Single(started["overridableBy"]!.AsArray())!.GetValue<string>());
    }

    [Fact]
    public async Task Rules_that_were_got_can_be_put_again_and_change_nothing()
    {
        await PutAsync(SamplePlaybook.Named("policy-kept"), HttpStatusCode.Created);

        var got = (await _api.GetAsync("api/playbooks/policy-kept")).AsObject();
        var again = await PutAsync(got, HttpStatusCode.OK);

        Assert.True(JsonNode.DeepEquals(got, again), $"{again} instead of {got}");
    }

    [Fact]
    public async Task Rules_that_contradict_each_other_are_refused_all_at_once()
    {
        var document = SamplePlaybook.Named("policy-faulty");
        var gate = document["phases"]![0]!["gates"]![1]!;
        gate["policy"] = JsonNode.Parse("""{ "quorum": "all", "veto": false, "distinctFrom": ["legal-ready", "nope"], "onExpiry": "hold" }""");
        gate["overridableBy"] = new JsonArray("nobody");

        var refusal = await PutAsync(document, HttpStatusCode.UnprocessableEntity);

        const string Gate = "/phases/0/gates/1";
        Assert.Equal(
            [$"{Gate}/overridableBy/0", $"{Gate}/policy/distinctFrom/0", $"{Gate}/policy/distinctFrom/1", $"{Gate}/policy/onExpiry", $"{Gate}/policy/veto"],
            refusal["errors"]!.AsObject().Select(error => error.Key).Order(StringComparer.Ordinal));
    }

    private async Task<JsonNode> StartAsync(TestPlaybook playbook)
    {
        var body = StartRequest.Usual($"Launch of {playbook.Id}", await SmallLaunch.NowAsync(_api))
            .With("playbook", JsonValue.Create(playbook.Id)).With("people", playbook.People());
        body.Remove("inputs");
        return await _api.LaunchAsync((await _api.StartAsync(body))["id"]!.GetValue<string>());
    }

    private async Task<JsonNode> PutAsync(JsonObject document, HttpStatusCode expected)
    {
        using var response = await _api.Http.PutAsJsonAsync($"api/playbooks/{document["id"]}", document);
        var text = await response.Content.ReadAsStringAsync();
        Assert.True(response.StatusCode == expected, $"{(int)response.StatusCode}, not {(int)expected}: {text}");
        return JsonNode.Parse(text)!;
    }
}
