using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using LaunchControl.Drivers;

namespace LaunchControl.Functions.Tests.Playbooks;

/// <summary>PUT /api/playbooks/{id}, and what is answered afterwards.</summary>
public sealed class PutPlaybookTests(RunningHost host) : IClassFixture<RunningHost>
{
    private readonly LaunchApi _api = host.Api;

    [Fact]
    public async Task A_new_playbook_answers_201_with_its_address_and_is_listed()
    {
        using var response = await PutAsync("brand-new", SamplePlaybook.Named("brand-new", "Brand new"));

        var created = await ReadAsync(response, HttpStatusCode.Created);
        Assert.Equal("/api/playbooks/brand-new?version=1", response.Headers.Location!.OriginalString);
        Assert.Equal("\"1\"", response.Headers.ETag!.Tag);
        Assert.Equal(1, created["version"]!.GetValue<int>());
        Assert.True(JsonNode.DeepEquals(created, await _api.GetAsync("api/playbooks/brand-new")));
        var listed = (await _api.GetAsync("api/playbooks"))["items"]!.AsArray();
        var ids = listed.Select(item => item!["id"]!.GetValue<string>()).ToList();
        Assert.Contains("saas-ga", ids);
        Assert.Single(ids, "brand-new");
        Assert.Equal("pm@contoso.example", listed.Single(item => item!["id"]!.GetValue<string>() == "brand-new")!["by"]!.GetValue<string>());
        Assert.Equal(["at", "by", "description", "id", "name", "version"], listed[0]!.AsObject().Select(member => member.Key).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_change_makes_the_next_version_and_keeps_the_one_before()
    {
        await PutAsync("changing", SamplePlaybook.Named("changing", "First"), HttpStatusCode.Created);
        var second = await PutAsync("changing", SamplePlaybook.Named("changing", "Second"), HttpStatusCode.Created);

        Assert.Equal(2, second["version"]!.GetValue<int>());
        Assert.Equal("Second", (await _api.GetAsync("api/playbooks/changing"))["name"]!.GetValue<string>());
        Assert.Equal("First", (await _api.GetAsync("api/playbooks/changing?version=1"))["name"]!.GetValue<string>());
        var versions = (await _api.GetAsync("api/playbooks/changing/versions"))["items"]!.AsArray();
        Assert.Equal([2, 1], versions.Select(version => version!["version"]!.GetValue<int>()));
    }

    [Fact]
    public async Task What_was_got_can_be_put_again_and_changes_nothing()
    {
        await PutAsync("same", SamplePlaybook.Named("same"), HttpStatusCode.Created);
        var got = (await _api.GetAsync("api/playbooks/same")).AsObject();

        Assert.Equal(1, (await PutAsync("same", got, HttpStatusCode.OK))["version"]!.GetValue<int>());
        got.Remove("id");
        got.Remove("version");
        Assert.Equal(1, (await PutAsync("same", got, HttpStatusCode.OK))["version"]!.GetValue<int>());
        Assert.Single((await _api.GetAsync("api/playbooks/same/versions"))["items"]!.AsArray());
    }

    [Fact]
    public async Task All_faults_are_listed_at_once_and_nothing_is_stored()
    {
        var document = SamplePlaybook.Named("faulty");
        document["id"] = "other";
        document["name"] = 7;
        document["nmae"] = "x";
        document["roles"]![0]!["id"] = "launch-owner";
        var gate = document["phases"]![0]!["gates"]![0]!;
        gate["due"] = "L+1d";
        gate["items"]![1]!["dependsOn"] = new JsonArray(7, "nope");
        gate["items"]![1]!["check"]!["expectedStatus"] = 20;

        using var response = await PutAsync("faulty", document);

        var errors = (await ReadAsync(response, HttpStatusCode.UnprocessableEntity))["errors"]!.AsObject();
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType!.MediaType);
        const string Gate = "/phases/0/gates/0";
        Assert.Equal(
            [
                "/id", "/name", "/nmae", $"{Gate}/approvers/0/role", $"{Gate}/due", $"{Gate}/items/1/check/expectedStatus", $"{Gate}/items/1/dependsOn/0",
                $"{Gate}/items/1/dependsOn/1", $"{Gate}/items/1/owner", "/phases/0/gates/1/due", "/roles/0/id",
            ],
            errors.Select(error => error.Key).Where(key => key != "/roles/0").Order(StringComparer.Ordinal));
        await StatusAsync("api/playbooks/faulty", HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("{\"name\":\"\\ud800\"}")]
    [InlineData("{\"phases\":[null,7,{\"gates\":[[]]}]}")]
    [InlineData("{\"phases\":[{\"gates\":[{\"when\":{\"input\":{\"a/b~\":[]}}}]}]}")]
    public async Task A_body_of_the_wrong_shape_is_a_422(string body)
    {
        using var response = await PutAsync(_api, "shapeless", body);
        await ReadAsync(response, HttpStatusCode.UnprocessableEntity);
    }

    [Theory]
    [InlineData("{\"name\":\"one\",\"name\":\"two\"}")]
    [InlineData("{\"\\ud800\":1}")]
    public async Task A_member_that_is_there_twice_or_whose_name_is_no_text_is_a_400(string body)
    {
        using var response = await PutAsync(_api, "doubled", body);
        await ReadAsync(response, HttpStatusCode.BadRequest);
    }

    [Theory]
    [InlineData("Upper")]
    [InlineData("a--b")]
    [InlineData("a%20b")]
    public async Task An_address_that_no_playbook_can_have_is_refused(string id)
    {
        var document = SamplePlaybook.Named("any");
        document.Remove("id");
        using var response = await PutAsync(_api, id, document.ToJsonString());

        Assert.True(response.StatusCode is HttpStatusCode.UnprocessableEntity or HttpStatusCode.NotFound or HttpStatusCode.MethodNotAllowed, $"{response.StatusCode}");
        Assert.DoesNotContain((await _api.GetAsync("api/playbooks"))["items"]!.AsArray(), item => item!["id"]!.GetValue<string>() == Uri.UnescapeDataString(id));
    }

    [Fact]
    public async Task A_document_too_large_to_be_stored_is_a_422()
    {
        var document = SamplePlaybook.Named("large");
        var gates = document["phases"]![0]!["gates"]!.AsArray();
        var template = gates[1]!.DeepClone();
        for (var gate = 0; gate < 28; gate++)
        {
            gates.Add(Filled(template, gate));
        }

        Assert.Contains("too large", (await PutAsync("large", document, HttpStatusCode.UnprocessableEntity))["errors"]![""]![0]!.GetValue<string>(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_dry_run_shows_what_would_be_stored_and_stores_nothing()
    {
        using var response = await PutAsync(_api, "dry?dryRun=true", SamplePlaybook.Named("dry").ToJsonString());

        Assert.Equal(1, (await ReadAsync(response, HttpStatusCode.OK))["version"]!.GetValue<int>());
        await StatusAsync("api/playbooks/dry", HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Of_concurrent_changes_of_one_version_one_wins_and_the_others_are_told()
    {
        await PutAsync("contested", SamplePlaybook.Named("contested", "Start"), HttpStatusCode.Created);

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(async number =>
        {
            var document = SamplePlaybook.Named("contested", $"Change {number}");
            document["version"] = 1;
            using var response = await PutAsync("contested", document);
            return (response.StatusCode, Body: await response.Content.ReadAsStringAsync());
        }));

        Assert.Single(answers, answer => answer.StatusCode == HttpStatusCode.Created);
        Assert.All(answers.Where(answer => answer.StatusCode != HttpStatusCode.Created), answer =>
        {
            Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
            Assert.EndsWith("playbook-changed", JsonNode.Parse(answer.Body)!["type"]!.GetValue<string>(), StringComparison.Ordinal);
        });
        Assert.Equal(2, (await _api.GetAsync("api/playbooks/contested/versions"))["items"]!.AsArray().Count);
    }

    [Theory]
    [InlineData("\"1\"", HttpStatusCode.PreconditionFailed)]
    [InlineData("W/\"2\"", HttpStatusCode.PreconditionFailed)]
    [InlineData("2", HttpStatusCode.PreconditionFailed)]
    [InlineData("\"1\", \"2\"", HttpStatusCode.Created)]
    [InlineData("*", HttpStatusCode.Created)]
    public async Task If_Match_must_name_the_latest_version(string tag, HttpStatusCode expected)
    {
        var id = $"guarded-{(uint)string.GetHashCode(tag, StringComparison.Ordinal)}";
        await PutAsync(id, SamplePlaybook.Named(id, "First"), HttpStatusCode.Created);
        await PutAsync(id, SamplePlaybook.Named(id, "Second"), HttpStatusCode.Created);

        using var response = await PutAsync(_api, id, SamplePlaybook.Named(id, "Third").ToJsonString(), tag);

        Assert.Equal(expected, response.StatusCode);
    }

    [Fact]
    public async Task A_playbook_that_does_not_exist_can_be_no_base()
    {
        var document = SamplePlaybook.Named("baseless");
        using var guarded = await PutAsync(_api, "baseless", document.ToJsonString(), "*");
        Assert.Equal(HttpStatusCode.PreconditionFailed, guarded.StatusCode);

        document["version"] = 3;
        await PutAsync("baseless", document, HttpStatusCode.Conflict);
        document["version"] = 1;
        await PutAsync("baseless", document, HttpStatusCode.Created);
    }

    [Theory]
    [InlineData("api/playbooks/nope")]
    [InlineData("api/playbooks/nope/versions")]
    [InlineData("api/playbooks/nope?version=1")]
    [InlineData("api/playbooks/saas-ga?version=999999")]
    [InlineData("api/playbooks/saas-ga?version=0")]
    [InlineData("api/playbooks/saas-ga?version=x")]
    [InlineData("api/playbooks/saas-ga?version=99999999999")]
    [InlineData("api/playbooks/%27%20or%20true")]
    [InlineData("api/playbooks/a%2Fb/versions")]
    public Task An_unknown_playbook_or_version_is_a_404(string path) => StatusAsync(path, HttpStatusCode.NotFound);

    [Fact]
    public async Task The_schema_is_served_as_published()
    {
        using var response = await _api.Http.GetAsync("api/schemas/playbook");

        Assert.Equal("application/schema+json", response.Content.Headers.ContentType!.MediaType);
        Assert.Equal(await File.ReadAllTextAsync(Path.Combine(Repository.Root, "docs", "playbook.schema.json")), await response.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Reading_needs_the_role_to_read_and_changing_the_one_to_manage()
    {
        using var reader = new LaunchApi(_api.Http.BaseAddress!);
        reader.Http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", await _api.TokenAsync("reader@contoso.example", "Launch.Read"));

        foreach (var path in new[] { "api/playbooks", "api/playbooks/saas-ga", "api/playbooks/saas-ga/versions", "api/schemas/playbook" })
        {
            using var read = await reader.Http.GetAsync(path);
            Assert.True(read.StatusCode == HttpStatusCode.OK, path);
        }

        using var change = await PutAsync(reader, "not-mine", SamplePlaybook.Named("not-mine").ToJsonString());
        Assert.Equal(HttpStatusCode.Forbidden, change.StatusCode);
    }

    private static JsonNode Filled(JsonNode template, int number)
    {
        var gate = template.DeepClone();
        (gate["id"], gate["dependsOn"]) = ($"extra-{number}", new JsonArray());
        gate["exitCriteria"] = new JsonArray([.. Enumerable.Range(0, 20).Select(criterion => JsonValue.Create(new string('x', 480)))]);
        gate["items"] = new JsonArray([.. Enumerable.Range(0, 17).Select(item => new JsonObject
        {
            ["id"] = $"extra-{number}-{item}", ["title"] = "Item", ["guidance"] = new string('y', 500), ["owner"] = "eng-lead", ["due"] = "L-7d",
        })]);
        return gate;
    }

    private Task<HttpResponseMessage> PutAsync(string id, JsonObject document) => PutAsync(_api, id, document.ToJsonString());

    private Task<JsonNode> PutAsync(string id, JsonObject document, HttpStatusCode expected) => PutAsync(_api, id, document, expected);

    private static async Task<JsonNode> PutAsync(LaunchApi api, string id, JsonObject document, HttpStatusCode expected)
    {
        using var response = await PutAsync(api, id, document.ToJsonString());
        return await ReadAsync(response, expected);
    }

    private static async Task<HttpResponseMessage> PutAsync(LaunchApi api, string id, string body, string? ifMatch = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Put, $"api/playbooks/{id}") { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        if (ifMatch is not null)
        {
            request.Headers.TryAddWithoutValidation("If-Match", ifMatch);
        }

        return await api.Http.SendAsync(request);
    }

    private static async Task<JsonNode> ReadAsync(HttpResponseMessage response, HttpStatusCode expected)
    {
        var text = await response.Content.ReadAsStringAsync();
        Assert.True(response.StatusCode == expected, $"{(int)response.StatusCode}, not {(int)expected}: {text}");
        return JsonNode.Parse(text)!;
    }

    private async Task StatusAsync(string path, HttpStatusCode expected)
    {
        using var response = await _api.Http.GetAsync(path);
        Assert.Equal(expected, response.StatusCode);
    }
}
