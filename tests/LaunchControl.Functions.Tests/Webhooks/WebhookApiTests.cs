using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Azure.Data.Tables;
using LaunchControl.Drivers;
using Microsoft.Extensions.DependencyInjection;

namespace LaunchControl.Functions.Tests.Webhooks;

/// <summary>How admins manage webhooks.</summary>
public sealed class WebhookApiTests(WebhookHost host) : IClassFixture<WebhookHost>
{
    [Fact]
    public async Task All_faults_of_a_webhook_are_told_at_once()
    {
        var body = new JsonObject
        {
            ["url"] = "http://hooks.contoso.example/",
            ["events"] = new JsonArray("launchcontrol.gate.*", "launchcontrol.gate.exploded", 7),
            ["launchId"] = "no-such-launch",
            ["contact"] = "nobody",
            ["description"] = new string('x', 501),
            ["colour"] = "red",
        };

        using var answer = await host.Admin.Http.PostAsJsonAsync("api/webhooks", body);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var errors = (await answer.Content.ReadFromJsonAsync<JsonObject>())!["errors"]!.AsObject();
        Assert.Equal(["/colour", "/contact", "/description", "/events/1", "/events/2", "/launchId", "/url"], errors.Select(error => error.Key).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("")]
    [InlineData("not an address")]
    [InlineData("ftp://hooks.contoso.example/")]
    [InlineData("https://user:secret@hooks.contoso.example/")]
    [InlineData("https://hooks.contoso.example/#part")]
    [InlineData("https://10.0.0.1/")]
    [InlineData("https://169.254.169.254/latest/meta-data")]
    [InlineData("https://[::1]/")]
    [InlineData("https://2852039166/")]
    public async Task An_address_that_may_not_be_called_is_refused(string url)
    {
        using var answer = await host.Admin.Http.PostAsJsonAsync("api/webhooks", new JsonObject { ["url"] = url, ["contact"] = "ops@contoso.example" });

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Equal(["/url"], (await answer.Content.ReadFromJsonAsync<JsonObject>())!["errors"]!.AsObject().Select(error => error.Key));
    }

    [Fact]
    public async Task What_a_name_leads_to_is_judged_at_each_attempt_and_redirects_and_endless_answers_are_not_followed()
    {
        var loopback = await host.CreateAsync($"https://localhost:{host.Receiver.Port}/");
        Assert.Contains("private or reserved", Outcome(await host.TestAsync(Id(loopback))), StringComparison.Ordinal);

        host.Receiver.Answer = (_, response) =>
        {
            response.Redirect(host.Receiver.Url("/elsewhere"));
            return Task.CompletedTask;
        };
        var redirected = await host.CreateAsync(host.Receiver.Url("/redirects"));
        Assert.Equal("answered 302", Outcome(await host.TestAsync(Id(redirected))));
        Assert.DoesNotContain(host.Receiver.Posted, post => post.Path == "/elsewhere");

        host.Receiver.Answer = async (_, response) =>
        {
            for (var i = 0; !response.HttpContext.RequestAborted.IsCancellationRequested && i < 100_000; i++)
            {
                await response.Body.WriteAsync(new byte[64 * 1024], response.HttpContext.RequestAborted);
            }
        };
        Assert.Equal("answered 200", Outcome(await host.TestAsync(Id(redirected))));
        host.Receiver.AnswerWith(200);
        foreach (var webhook in new[] { loopback, redirected })
        {
            (await host.Admin.Http.DeleteAsync($"api/webhooks/{Id(webhook)}")).Dispose();
        }
    }

    [Fact]
    public async Task Two_people_who_change_a_webhook_at_once_undo_nothing_of_each_other()
    {
        var id = Id(await host.CreateAsync("https://hooks.contoso.example/shared"));
        foreach (var turn in Enumerable.Range(1, 20))
        {
            var answers = await Task.WhenAll(
                host.Admin.Http.PatchAsJsonAsync($"api/webhooks/{id}", new JsonObject { ["url"] = $"https://hooks.contoso.example/{turn}" }),
                host.Admin.Http.PatchAsJsonAsync($"api/webhooks/{id}", new JsonObject { ["description"] = $"Turn {turn}" }));
            Assert.All(answers, answer => Assert.Equal(HttpStatusCode.OK, answer.StatusCode));
            var kept = await host.ReadAsync(id);
            Assert.Equal(($"https://hooks.contoso.example/{turn}", $"Turn {turn}"), (kept["url"]!.GetValue<string>(), kept["description"]!.GetValue<string>()));
        }

        (await host.Admin.Http.DeleteAsync($"api/webhooks/{id}")).Dispose();
    }

    [Fact]
    public async Task A_webhook_is_created_read_changed_listed_and_deleted_and_its_secret_is_shown_once()
    {
        using var answer = await host.Admin.Http.PostAsJsonAsync("api/webhooks", new JsonObject { ["url"] = "https://hooks.contoso.example/a", ["contact"] = "Ops@contoso.example" });
        var created = (await answer.Content.ReadFromJsonAsync<JsonObject>())!;
        Assert.Equal((HttpStatusCode.Created, $"/api/webhooks/{Id(created)}"), (answer.StatusCode, answer.Headers.Location!.OriginalString));
        Assert.StartsWith("whsec_", created["secret"]!.GetValue<string>(), StringComparison.Ordinal);
        var read = await host.ReadAsync(Id(created));
        Assert.Null(read["secret"]);
        Assert.DoesNotContain(created["secret"]!.GetValue<string>()[6..], read.ToJsonString(), StringComparison.Ordinal);
        Assert.Equal(("active", "ops@contoso.example", "admin@contoso.example"), (read["status"]!.GetValue<string>(), read["contact"]!.GetValue<string>(), read["createdBy"]!.GetValue<string>()));

        using var patched = await host.Admin.Http.PatchAsJsonAsync($"api/webhooks/{Id(created)}", new JsonObject { ["events"] = new JsonArray("launchcontrol.launch.*"), ["description"] = "Launches" });
        var changed = (await patched.Content.ReadFromJsonAsync<JsonObject>())!;
        Assert.Equal(("https://hooks.contoso.example/a", "Launches", "launchcontrol.launch.*"), (changed["url"]!.GetValue<string>(), changed["description"]!.GetValue<string>(), changed["events"]![0]!.GetValue<string>()));
        Assert.Equal(["created", "changed"], changed["history"]!.AsArray().Select(line => line!["action"]!.GetValue<string>()));
        using var faulty = await host.Admin.Http.PatchAsJsonAsync($"api/webhooks/{Id(created)}", new JsonObject { ["contact"] = null });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, faulty.StatusCode);

        Assert.Contains((await host.Admin.GetAsync("api/webhooks"))["items"]!.AsArray(), webhook => Id(webhook!) == Id(created));
        using var deleted = await host.Admin.Http.DeleteAsync($"api/webhooks/{Id(created)}");
        Assert.Equal(HttpStatusCode.NoContent, deleted.StatusCode);
        var removed = (await host.Admin.GetAsync("api/webhooks?removed=true"))["items"]!.AsArray().Single(webhook => webhook!["id"]!.GetValue<string>() == Id(created))!;
        var last = removed["history"]!.AsArray()[^1]!;
        Assert.Equal(("removed", "admin@contoso.example"), (last["action"]!.GetValue<string>(), last["actor"]!.GetValue<string>()));
        using var gone = await host.Admin.Http.GetAsync($"api/webhooks/{Id(created)}");
        Assert.Equal(HttpStatusCode.NotFound, gone.StatusCode);
    }

    [Fact]
    public async Task A_rotated_secret_and_the_one_before_both_sign_for_a_day_and_then_the_new_one_alone()
    {
        var webhook = await host.CreateAsync(host.Receiver.Url("/rotated"));
        var before = webhook["secret"]!.GetValue<string>();
        var rotated = await host.Admin.PostAsync($"api/webhooks/{Id(webhook)}/rotate-secret");
        var after = rotated["secret"]!.GetValue<string>();
        Assert.NotEqual(before, after);

        await host.TestAsync(Id(webhook));
        await host.Admin.AdvanceAsync("PT24H");
        await host.TestAsync(Id(webhook));

        var posted = host.Receiver.Posted.Where(post => post.Path == "/rotated").ToList();
        Assert.Equal([(true, true), (false, true)], posted.Select(post => (post.IsSignedBy(before), post.IsSignedBy(after))));
        Assert.All(await StoredAsync(), row => Assert.DoesNotContain(new[] { before, after }, secret => row.Contains(secret["whsec_".Length..], StringComparison.Ordinal)));
        Assert.Equal([2], (await host.ReadAsync(Id(webhook)))["secrets"]!.AsArray().Select(secret => secret!["generation"]!.GetValue<int>()));
        (await host.Admin.Http.DeleteAsync($"api/webhooks/{Id(webhook)}")).Dispose();
    }

    [Fact]
    public async Task The_delivery_log_is_paged_newest_first_and_filtered_and_a_faulty_query_is_refused()
    {
        var webhook = await host.CreateAsync(host.Receiver.Url("/paged"));
        for (var i = 0; i < 5; i++)
        {
            await host.TestAsync(Id(webhook));
        }

        var path = $"api/webhooks/{Id(webhook)}/deliveries";
        List<string> paged = [];
        string? token = null;
        do
        {
            var page = await host.Admin.GetAsync($"{path}?pageSize=2&status=delivered&continuationToken={token}");
            paged.AddRange(page["items"]!.AsArray().Select(item => item!["id"]!.GetValue<string>()));
            token = page["continuationToken"]?.GetValue<string>();
        }
        while (token is not null);

        Assert.Equal(5, paged.Count);
        Assert.Equal(paged.Order(StringComparer.Ordinal), paged);
        Assert.Empty(await host.DeliveriesAsync(Id(webhook), "?status=failed"));
        foreach (var query in new[] { "pageSize=0", "status=lost", "continuationToken=%27x" })
        {
            using var refused = await host.Admin.Http.GetAsync($"{path}?{query}");
            Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        }

        using var unknown = await host.Admin.PostRawAsync($"{path}/x'y/replay", "{}");
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
        (await host.Admin.Http.DeleteAsync($"api/webhooks/{Id(webhook)}")).Dispose();
    }

    [Fact]
    public async Task Managers_and_readers_may_not_see_webhooks()
    {
        foreach (var role in new[] { "Launch.Read", "Launch.Manage" })
        {
            using var other = new LaunchApi(host.Admin.Http.BaseAddress!);
            await other.SignInAsync("other@contoso.example", role);
            using var answer = await other.Http.GetAsync("api/webhooks");
            Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        }
    }

    private async Task<IReadOnlyList<string>> StoredAsync()
    {
        var table = host.Host.App.Services.GetRequiredService<TableServiceClient>().GetTableClient(host.Host.TablePrefix + "Webhooks");
        List<string> rows = [];
        await foreach (var row in table.QueryAsync<TableEntity>())
        {
            rows.Add(string.Join(' ', row.Select(column => column.Value)));
        }

        Assert.NotEmpty(rows);
        return rows;
    }

    private static string Id(JsonNode webhook) => webhook["id"]!.GetValue<string>();

    private static string Outcome(JsonNode delivery) => delivery["attempts"]![0]!["outcome"]!.GetValue<string>();
}
