using System.Net;
using System.Text.Json.Nodes;
using Json.Schema;
using LaunchControl.Drivers;

namespace LaunchControl.Functions.Tests.Chat;

/// <summary>What happens to a launch reaches its channels, whatever the chats do.</summary>
public sealed class ChatDeliveryTests : IAsyncLifetime
{
    private readonly ChatHost _host = new();

    public Task InitializeAsync() => _host.InitializeAsync();

    public Task DisposeAsync() => _host.DisposeAsync();

    [Theory]
    [InlineData("slack", SlackSchema)]
    [InlineData("teams", TeamsSchema)]
    public async Task A_whole_launch_is_told_in_the_documented_format_with_links_to_the_board_alone(string kind, string schema)
    {
        var launch = await SmallLaunch.StartAsync(_host.Api, TestPlaybook.Usual("told"));
        await _host.PutAsync(launch, "main", kind: kind);
        await launch.ScheduleAsync();
        await launch.MoveToAsync(launch.LaunchAt);
        await launch.UntilAsync("live");
        await _host.PassAsync(3);

        var posts = _host.Posts("main");
        var compiled = JsonSchema.FromText(schema, new BuildOptions { SchemaRegistry = new SchemaRegistry() });
        foreach (var post in posts)
        {
            Assert.True(compiled.Evaluate(System.Text.Json.JsonSerializer.SerializeToElement(post)).IsValid, post.ToJsonString());
        }

        var text = string.Concat(posts.Select(post => post.ToJsonString()));
        Assert.All(
            new[] { "Sign-off needed: Gate alpha", "Approved: Gate alpha", "Sign-off needed: Gate beta", "Approved: Gate beta", "Go", "Live" },
            headline => Assert.Contains(headline, text, StringComparison.Ordinal));
        Assert.Contains("Asked: alpha-lead.", text, StringComparison.Ordinal);
        Assert.DoesNotContain("sign-off/", text, StringComparison.Ordinal);
        Assert.DoesNotContain("contoso.example", text.Replace("launch.contoso.example", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.All(_host.Chat.Posted, post => Assert.Equal(("application/json; charset=utf-8", "", ""), (post.ContentType, post.Id, post.Signature)));
        Assert.All(await _host.DeliveriesAsync(launch, "main"), delivery => Assert.Equal("delivered", Text(delivery, "status")));
    }

    [Fact]
    public async Task A_burst_is_one_message_now_and_one_a_minute_later_and_each_event_is_told_once()
    {
        var playbook = TestPlaybook.Usual("burst").InFirst("gamma", TestPlaybook.Item("g1")).InFirst("delta", TestPlaybook.Item("d1")).InFirst("epsilon", TestPlaybook.Item("e1"));
        var launch = await SmallLaunch.StartAsync(_host.Api, playbook);
        await _host.PutAsync(launch, "main");
        await launch.CompleteAsync("a1", "a2", "g1", "d1", "e1");
        await Eventually.TrueAsync(async () => (await _host.DeliveriesAsync(launch, "main")).Count == 4, "Four requests");
        await _host.PassAsync(3);

        var posts = _host.Posts("main");
        Assert.InRange(posts.Count, 1, 3);
        Assert.Equal(
            ["Gate alpha", "Gate delta", "Gate epsilon", "Gate gamma"],
            posts.SelectMany(ChatHost.Sections).Select(section => section.Split('*')[1]["Sign-off needed: ".Length..]).Order(StringComparer.Ordinal));
        Assert.Equal(4, (await _host.DeliveriesAsync(launch, "main", "?status=delivered")).Count);
    }

    [Fact]
    public async Task A_team_s_channel_hears_of_its_own_gates_and_of_the_launch_and_another_of_what_it_asked_for()
    {
        var playbook = TestPlaybook.Usual("teams").InFirst("gamma", TestPlaybook.Item("g1"));
        var document = playbook.ToJson();
        document["phases"]![0]!["gates"]![1]!["team"] = "marketing";
        using (var stored = await _host.Api.Http.PutAsync($"api/playbooks/{playbook.Id}", new StringContent(document.ToJsonString(), System.Text.Encoding.UTF8, "application/json")))
        {
            Assert.True(stored.IsSuccessStatusCode, await stored.Content.ReadAsStringAsync());
        }

        var launch = await SmallLaunch.StartAsync(_host.Api, playbook.Id, playbook.People());
        await _host.PutAsync(launch, "marketing", team: "marketing");
        await _host.PutAsync(launch, "items", events: "launchcontrol.item.completed");
        await launch.CompleteAsync("a1", "a2", "g1");
        (await launch.CallAsync(HttpMethod.Post, "hold", JsonBodies.Reason())).IsAccepted();
        await Eventually.TrueAsync(async () => (await _host.DeliveriesAsync(launch, "marketing")).Count == 2, "Two pieces of news");
        await _host.PassAsync(3);

        Assert.Equal(["On hold", "Sign-off needed: Gate gamma"], Headlines("marketing"));
        Assert.Equal(["'Item a1' is done.", "'Item a2' is done.", "'Item g1' is done."], Headlines("items"));
    }

    [Fact]
    public async Task A_dead_channel_stops_neither_the_other_nor_mail_and_is_given_up_with_a_mail_to_the_owner()
    {
        var launch = await SmallLaunch.StartAsync(_host.Api, TestPlaybook.Usual("dead-channel"));
        await _host.PutAsync(launch, "dead");
        await _host.PutAsync(launch, "alive");
        _host.Chat.Answer = (post, response) =>
        {
            response.StatusCode = post.Path.StartsWith("/dead/", StringComparison.Ordinal) ? 404 : 200;
            return Task.CompletedTask;
        };
        await launch.CompleteAsync("a1", "a2");
        await launch.UntilGateAsync("alpha", "inReview");
        await _host.PassAsync(2);

        Assert.Contains("Sign-off needed: Gate alpha", Headlines("alive"));
        Assert.Single(await launch.MailsAsync(TestPlaybook.LeadOf("alpha")), mail => Text(mail, "subject").StartsWith("Sign-off needed", StringComparison.Ordinal));
        Assert.Equal(("failing", "active"), (Text(await _host.ReadAsync(launch, "dead"), "status"), Text(await _host.ReadAsync(launch, "alive"), "status")));
        for (var hours = 0; hours <= 75; hours += 3)
        {
            await _host.Api.AdvanceAsync("PT3H");
        }

        var dead = await _host.ReadAsync(launch, "dead");
        Assert.Equal("disabled", Text(dead, "status"));
        var mail = Assert.Single(await launch.MailsAsync(StartRequest.Owner), mail => Text(mail, "subject").StartsWith("Chat channel given up: dead", StringComparison.Ordinal));
        Assert.DoesNotContain("/dead/secret", Text(mail, "text"), StringComparison.Ordinal);
        (await launch.CallAsync(HttpMethod.Post, "channels/dead/test")).IsRefused(HttpStatusCode.Conflict, "channel-disabled");

        _host.Chat.AnswerWith(200);
        var put = await launch.CallAsync(HttpMethod.Put, "channels/dead", new JsonObject { ["kind"] = "slack", ["url"] = _host.Chat.Url("/dead/new") });
        Assert.Equal("active", Text(put.Body, "status"));
        Assert.Equal("delivered", Text((await launch.CallAsync(HttpMethod.Post, "channels/dead/test")).Body, "status"));
    }

    [Fact]
    public async Task A_chat_that_asks_to_wait_is_left_alone_for_so_long_and_then_told_everything_at_once()
    {
        var launch = await SmallLaunch.StartAsync(_host.Api, TestPlaybook.Usual("wait"));
        await _host.PutAsync(launch, "main", events: "launchcontrol.item.*");
        _host.Chat.Answer = (_, response) =>
        {
            (response.StatusCode, response.Headers.RetryAfter) = (429, "1800");
            return Task.CompletedTask;
        };
        await launch.CompleteAsync("a1");
        await Eventually.TrueAsync(async () => (await _host.DeliveriesAsync(launch, "main")).Count == 1, "The first");
        await _host.PassAsync(2);
        Assert.Single(_host.Posts("main"));

        // What is new waits with it.
        await launch.CompleteAsync("a2");
        await Eventually.TrueAsync(async () => (await _host.DeliveriesAsync(launch, "main")).Count == 2, "The second");
        await _host.PassAsync(25);
        Assert.Single(_host.Posts("main"));

        _host.Chat.AnswerWith(200);
        await _host.PassAsync(10);
        Assert.All(await _host.DeliveriesAsync(launch, "main"), delivery => Assert.Equal("delivered", Text(delivery, "status")));
        Assert.Equal(2, _host.Posts("main").Count);
        Assert.Equal(2, ChatHost.Sections(_host.Posts("main")[^1]).Count(section => section.Contains("(New York)", StringComparison.Ordinal))); // It says when it was.
        Assert.Equal("active", Text(await _host.ReadAsync(launch, "main"), "status"));
    }

    [Fact]
    public async Task A_chat_that_hangs_or_redirects_to_this_machine_fails_and_gets_everything_later_in_one_message()
    {
        var launch = await SmallLaunch.StartAsync(_host.Api, TestPlaybook.Usual("hangs"));
        await _host.PutAsync(launch, "main", events: "launchcontrol.item.*");
        var release = new TaskCompletionSource();
        _host.Chat.Answer = (_, _) => release.Task;
        var hung = await launch.CallAsync(HttpMethod.Post, "channels/main/test");
        Assert.Equal("did not answer within 1 s", Text(hung.Body["attempts"]![0]!, "outcome"));
        release.SetResult();
        _host.Chat.Answer = (_, response) =>
        {
            response.Redirect($"http://localhost:{_host.Chat.Port}/elsewhere");
            return Task.CompletedTask;
        };
        await launch.CompleteAsync("a1", "a2");
        await Eventually.TrueAsync(async () => (await _host.DeliveriesAsync(launch, "main")).Count == 3, "Two more");
        await _host.PassAsync(3); // The test's next attempt is due after up to 75 seconds, which the other two wait for, and a round is at each full minute.
        Assert.DoesNotContain(_host.Chat.Posted, post => post.Path == "/elsewhere");
        Assert.Contains("answered 302", (await _host.DeliveriesAsync(launch, "main")).SelectMany(delivery => delivery["attempts"]!.AsArray()).Select(attempt => Text(attempt!, "outcome")));

        _host.Chat.AnswerWith(200);
        await _host.PassAsync(30);
        Assert.All(await _host.DeliveriesAsync(launch, "main"), delivery => Assert.Equal("delivered", Text(delivery, "status")));
    }

    private IEnumerable<string> Headlines(string channel) => _host.Posts(channel).SelectMany(ChatHost.Sections).Select(section => section.Split('*')[1]).Order(StringComparer.Ordinal);

    private static string Text(JsonNode node, string name) => node[name]!.GetValue<string>();

    private const string SlackSchema = """
        {
          "type": "object", "required": ["text", "blocks"], "additionalProperties": false,
          "properties": {
            "text": { "type": "string", "minLength": 1, "maxLength": 4000 },
            "unfurl_links": { "type": "boolean" }, "unfurl_media": { "type": "boolean" },
            "blocks": { "type": "array", "minItems": 1, "maxItems": 50, "items": { "oneOf": [
              { "type": "object", "required": ["type", "text"], "additionalProperties": false, "properties": { "type": { "const": "header" },
                "text": { "type": "object", "required": ["type", "text"], "additionalProperties": false,
                  "properties": { "type": { "const": "plain_text" }, "text": { "type": "string", "minLength": 1, "maxLength": 150 }, "emoji": { "type": "boolean" } } } } },
              { "type": "object", "required": ["type", "text"], "additionalProperties": false, "properties": { "type": { "const": "section" }, "text": { "$ref": "#/$defs/mrkdwn" } } },
              { "type": "object", "required": ["type", "elements"], "additionalProperties": false, "properties": { "type": { "const": "context" },
                "elements": { "type": "array", "minItems": 1, "maxItems": 10, "items": { "$ref": "#/$defs/mrkdwn" } } } }
            ] } }
          },
          "$defs": { "mrkdwn": { "type": "object", "required": ["type", "text"], "additionalProperties": false,
            "properties": { "type": { "const": "mrkdwn" }, "text": { "type": "string", "minLength": 1, "maxLength": 3000 }, "verbatim": { "type": "boolean" } } } }
        }
        """;

    private const string TeamsSchema = """
        {
          "type": "object", "required": ["type", "attachments"], "additionalProperties": false,
          "properties": {
            "type": { "const": "message" },
            "attachments": { "type": "array", "minItems": 1, "maxItems": 1, "items": {
              "type": "object", "required": ["contentType", "content"], "additionalProperties": false,
              "properties": {
                "contentType": { "const": "application/vnd.microsoft.card.adaptive" },
                "contentUrl": { "type": "null" },
                "content": { "type": "object", "required": ["type", "version", "body"], "additionalProperties": false, "properties": {
                  "$schema": { "const": "http://adaptivecards.io/schemas/adaptive-card.json" },
                  "type": { "const": "AdaptiveCard" },
                  "version": { "enum": ["1.2", "1.3", "1.4", "1.5"] },
                  "msteams": { "type": "object", "properties": { "width": { "const": "Full" } } },
                  "body": { "type": "array", "minItems": 1, "items": { "type": "object", "required": ["type", "inlines"], "additionalProperties": false, "properties": {
                    "type": { "const": "RichTextBlock" }, "separator": { "type": "boolean" }, "spacing": { "enum": ["None", "Small", "Medium", "Large"] },
                    "inlines": { "type": "array", "minItems": 1, "items": { "type": "object", "required": ["type", "text"], "additionalProperties": false, "properties": {
                      "type": { "const": "TextRun" }, "text": { "type": "string", "minLength": 1 }, "weight": { "enum": ["Lighter", "Default", "Bolder"] },
                      "size": { "enum": ["Small", "Default", "Medium", "Large"] } } } } } } },
                  "actions": { "type": "array", "items": { "type": "object", "required": ["type", "title", "url"], "additionalProperties": false,
                    "properties": { "type": { "const": "Action.OpenUrl" }, "title": { "type": "string" }, "url": { "type": "string", "format": "uri" } } } }
                } }
              } } }
          }
        }
        """;
}
