using System.Net;
using System.Text.Json.Nodes;
using LaunchControl.Drivers;
using LaunchControl.Functions.DeadLetters;
using LaunchControl.Functions.Infrastructure.ServiceBus;
using LaunchControl.Functions.Tests.Commands;
using LaunchControl.Functions.Tests.Watchdog;
using static LaunchControl.Drivers.JsonBodies;

namespace LaunchControl.Functions.Tests.DeadLetters;

/// <summary>What could not be carried out is visible, explained, and can be replayed or discarded: over HTTP and real AMQP.</summary>
public sealed class DeadLetterTests(RunningHost host) : IClassFixture<RunningHost>
{
    private readonly DeadLetterOffice _office = new(host, QueueNames.LaunchCommands);

    [Fact]
    public async Task A_refused_message_says_why_since_when_and_what_to_do()
    {
        var launch = await StartAsync("refused");
        var before = await SmallLaunch.NowAsync(host.Api);
        var messageId = await _office.SendAsync(CommandMessage.Complete(launch.Id, "no-such-item").ToBody());

        var letter = await _office.FindAsync(messageId);

        Assert.Equal(("launch-commands", "item-not-found", launch.Id), (Text(letter, "queue"), Text(letter, "reason"), Text(letter, "launchId")));
        Assert.Equal(("item-not-found", 1, 0), (Text(letter, "firstFailure"), letter["attempts"]!.GetValue<int>(), letter["redeliveries"]!.GetValue<int>()));
        Assert.Contains("no-such-item", Text(letter, "description"), StringComparison.Ordinal);
        Assert.Equal((DeadLetterGuide.Of("item-not-found").Explanation, DeadLetterGuide.Of("item-not-found").NextStep), (Text(letter, "explanation"), Text(letter, "nextStep")));
        Assert.InRange(letter["firstFailedAt"]!.GetValue<DateTimeOffset>(), before, before.AddHours(1));
        Assert.Equal(letter["firstFailedAt"]!.GetValue<DateTimeOffset>(), letter["deadLetteredAt"]!.GetValue<DateTimeOffset>());
        Assert.Equal("completeItem", letter["payload"]!["command"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_message_that_was_given_up_keeps_its_first_failure()
    {
        var launch = await StartAsync("gave-up");
        var undo = await new StuckHost(host).DamageAsync(launch.Id);
        var messageId = await _office.SendAsync(
            CommandMessage.Complete(launch.Id, "a1").ToBody(),
            (LaterDelivery.Attempts, 11), ("firstFailedAt", "2026-11-20T08:00:00.0000000+00:00"), ("firstFailure", "TimeoutException"));

        var letter = await _office.FindAsync(messageId);

        Assert.Equal(("gave-up", "TimeoutException", launch.Id), (Text(letter, "reason"), Text(letter, "firstFailure"), Text(letter, "launchId")));
        Assert.Equal(new DateTimeOffset(2026, 11, 20, 8, 0, 0, TimeSpan.Zero), letter["firstFailedAt"]!.GetValue<DateTimeOffset>());
        Assert.Equal(12, letter["attempts"]!.GetValue<int>());
        await undo();
    }

    [Fact]
    public async Task A_malformed_message_is_shown_as_a_short_harmless_excerpt()
    {
        var messageId = await _office.SendAsync(BinaryData.FromString("{\"launchId\":\u202E\u0000<script>, \"token\":\"very-secret-value\" " + new string('x', 5000)));

        var letter = await _office.FindAsync(messageId);

        Assert.Equal("invalid-request", Text(letter, "reason"));
        Assert.Null(letter["payload"]);
        Assert.Null(letter["launchId"]);
        Assert.InRange(Text(letter, "excerpt").Length, 100, 2010);
        Assert.DoesNotContain(Text(letter, "excerpt"), character => char.IsControl(character) || character == '\u202E');
        Assert.DoesNotContain("very-secret-value", letter.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_secret_of_a_body_is_shown()
    {
        const string Token = "v1.local.QUFBQUFBQUFBQUFBQUFBQQ.QkJCQkJCQkJCQkJCQkJCQkI";
        string[] secrets = ["hidden-1", "hidden-2", "hidden-3", "hidden-4", "hidden-5", Token, "eyJhbGciOiJub25lIn0.eyJzdWIiOiIxIn0.c2ln"];
        var body = new JsonObject
        {
            ["apiKey"] = secrets[0],
            ["nested"] = new JsonArray(new JsonObject { ["Client-Secret"] = secrets[1], ["PASSWORD"] = new JsonObject { ["deep"] = secrets[2] } }),
            ["authorization"] = secrets[3],
            ["text"] = $"see https://launch.contoso.example/sign-off/{Token}?x=1 or Bearer {secrets[6]} or {secrets[6]}, SharedAccessKey={secrets[4]};",
            ["plain"] = "visible",
        };

        var letter = (await _office.FindAsync(await _office.SendAsync(body.ToBody()))).ToJsonString();

        Assert.All(secrets, secret => Assert.DoesNotContain(secret, letter, StringComparison.Ordinal));
        Assert.Contains("visible", letter, StringComparison.Ordinal);
        Assert.Contains("***", letter, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Once_the_cause_is_mended_a_replay_is_carried_out_and_a_second_one_changes_nothing()
    {
        var launch = await SmallLaunch.StartAsync(host.Api, new TestPlaybook("mended-replay").InFirst("alpha", TestPlaybook.Item("a1"), TestPlaybook.Item("a2", "a1")).InSecond("beta", TestPlaybook.Item("b1")));
        var messageId = await _office.SendAsync(CommandMessage.Complete(launch.Id, "a2").ToBody());
        var other = await _office.SendAsync(CommandMessage.Complete(launch.Id, "no-such-item").ToBody());
        var id = Text(await _office.FindAsync(messageId), "id");
        await _office.FindAsync(other);
        await launch.CompleteAsync("a1");

        var answer = await _office.ReplayAsync(id);

        answer.IsAccepted();
        Assert.Equal((id, launch.Id, true), (Text(answer.Body, "id"), Text(answer.Body, "launchId"), answer.Body["noted"]!.GetValue<bool>()));
        await Eventually.TrueAsync(async () => await launch.ItemStatusAsync("a2") == "done", "The item of the replayed message");
        await _office.Queue.IsDoneAsync();
        Assert.False(await _office.HasAsync(messageId));
        Assert.True(await _office.HasAsync(other), "A replay lost another dead letter.");
        var entry = Assert.Single(await launch.TrailAsync(), entry => Text(entry, "action") == "deadLetter.replayed");
        Assert.Equal(("ops@contoso.example", "api", $"deadLetter/{id}"), (Text(entry, "actor"), Text(entry, "channel"), Text(entry, "subject")));

        var before = await launch.SnapshotAsync();
        (await _office.ReplayAsync(id)).IsRefused(HttpStatusCode.NotFound, "dead-letter-not-found");
        await _office.Queue.IsDoneAsync();
        Assert.Equal(before, await launch.SnapshotAsync());
    }

    [Fact]
    public async Task A_replay_that_was_interrupted_before_it_removed_the_dead_letter_doubles_nothing()
    {
        var launch = await StartAsync("interrupted");
        var early = CommandMessage.Complete(launch.Id, "later");
        var messageId = await _office.SendAsync(early.ToBody());
        var id = Text(await _office.FindAsync(messageId), "id");
        (await launch.CallAsync(HttpMethod.Post, "items", new JsonObject { ["gate"] = "alpha", ["title"] = "Later", ["owner"] = TestPlaybook.Worker, ["due"] = "L-20d" })).IsAccepted();
        Assert.Equal("open", await launch.ItemStatusAsync("later"));

        // What an interrupted replay leaves: the note in the trail, the message on the queue, and the dead letter.
        await _office.Queue.SendCopiesAsync(early.ToBody(), copies: 1);
        await _office.Queue.IsDoneAsync();
        Assert.Equal("done", await launch.ItemStatusAsync("later"));
        (await _office.ReplayAsync(id)).IsAccepted();
        await _office.Queue.IsDoneAsync();

        Assert.Equal(1, await launch.CountAsync("item.completed"));
        Assert.False(await _office.HasAsync(messageId));
    }

    [Fact]
    public async Task Ten_replays_at_once_send_one_message_and_leave_one_entry()
    {
        var launch = await StartAsync("ten-at-once");
        var messageId = await _office.SendAsync(CommandMessage.Complete(launch.Id, "still-missing").ToBody());
        var id = Text(await _office.FindAsync(messageId), "id");

        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => _office.ReplayAsync(id)));

        Assert.Single(answers, answer => answer.Status == HttpStatusCode.Accepted);
        Assert.All(answers, answer => Assert.True(answer.Status is HttpStatusCode.Accepted or HttpStatusCode.NotFound or HttpStatusCode.Conflict, $"{answer.Status}"));
        Assert.Equal(1, await launch.CountAsync("deadLetter.replayed"));
        await Eventually.TrueAsync(async () => (await _office.ListAsync($"&launchId={launch.Id}")).Count == 1, "The message, given up again");
        Assert.False(await _office.HasAsync(messageId));
    }

    [Fact]
    public async Task A_discard_needs_a_reason_and_is_in_the_trail()
    {
        var launch = await StartAsync("discarded");
        var messageId = await _office.SendAsync(CommandMessage.Complete(launch.Id, "no-such-item").ToBody());
        var id = Text(await _office.FindAsync(messageId), "id");

        (await _office.DiscardAsync(id, null)).IsRefused(HttpStatusCode.UnprocessableEntity, "invalid-request", "/reason");
        (await _office.DiscardAsync(id, " ")).IsRefused(HttpStatusCode.UnprocessableEntity, "invalid-request", "/reason");
        (await _office.DiscardAsync(id, new string('x', 2001))).IsRefused(HttpStatusCode.UnprocessableEntity, "invalid-request", "/reason");
        Assert.True(await _office.HasAsync(messageId));
        (await _office.DiscardAsync(id, "The item was a typing error.")).IsAccepted();

        Assert.False(await _office.HasAsync(messageId));
        var entry = Assert.Single(await launch.TrailAsync(), entry => Text(entry, "action") == "deadLetter.discarded");
        Assert.Equal("The item was a typing error.", Text(entry, "reason"));
        (await _office.DiscardAsync(id, "Again.")).IsRefused(HttpStatusCode.NotFound, "dead-letter-not-found");
    }

    [Fact]
    public async Task A_message_that_names_no_launch_is_replayed_and_discarded_all_the_same()
    {
        var office = new DeadLetterOffice(host, QueueNames.GateSignOffs);
        var messageId = await office.SendAsync(BinaryData.FromString("{}"));
        (await office.ReplayAsync(Text(await office.FindAsync(messageId), "id"))).IsAccepted();
        var again = await Eventually.GetAsync(() => office.ListAsync(), letters => letters.Count == 1, "The message, given up again");
        var answer = await office.DiscardAsync(Text(again[0], "id"), "It is empty.");
        answer.IsAccepted();
        Assert.False(answer.Body["noted"]!.GetValue<bool>());
        Assert.Empty(await office.ListAsync());
    }

    [Fact]
    public async Task Pages_lead_through_all_of_them()
    {
        var launch = await StartAsync("paged");
        var sent = new HashSet<string>();
        for (var number = 0; number < 7; number++)
        {
            sent.Add(await _office.SendAsync(CommandMessage.Complete(launch.Id, "no-such-item").ToBody()));
        }

        await Eventually.TrueAsync(async () => (await _office.ListAsync($"&launchId={launch.Id}")).Count == 7, "Seven dead letters");
        List<string> found = [];
        for (var next = ""; next is not null;)
        {
            var page = (await _office.CallAsync(HttpMethod.Get, $"api/dead-letters?launchId={launch.Id}&pageSize=3{next}")).Body;
            found.AddRange(page["items"]!.AsArray().Select(letter => Text(letter!, "messageId")));
            next = page["continuationToken"]?.GetValue<string>() is { } token ? $"&continuationToken={token}" : null;
        }

        Assert.Equal(sent, found.ToHashSet());
        Assert.Equal(7, found.Count);
        (await _office.CallAsync(HttpMethod.Get, "api/dead-letters?queue=x&pageSize=0&continuationToken=y"))
            .IsRefused(HttpStatusCode.UnprocessableEntity, "invalid-request", "/continuationToken", "/pageSize", "/queue");
    }

    [Fact]
    public async Task The_owner_sees_it_on_the_board_and_in_the_diagnosis_and_another_launch_does_not()
    {
        var (launch, other) = (await StartAsync("owner-sees"), await StartAsync("owner-sees-not"));
        var messageId = await _office.SendAsync(CommandMessage.Complete(launch.Id, "no-such-item").ToBody());
        var id = Text(await _office.FindAsync(messageId), "id");
        var advice = DeadLetterGuide.Of("item-not-found");

        var diagnosis = await host.Api.GetAsync($"api/launches/{launch.Id}/diagnosis");
        var board = await _office.BoardAsync(launch.Id, "pm@contoso.example");

        var shown = Assert.Single(diagnosis["deadLetters"]!.AsArray())!;
        Assert.Equal((id, advice.Explanation, advice.NextStep), (Text(shown, "id"), Text(shown, "explanation"), Text(shown, "nextStep")));
        Assert.Contains(id, board, StringComparison.Ordinal);
        Assert.Contains(advice.Explanation, board, StringComparison.Ordinal);

        Assert.Empty((await host.Api.GetAsync($"api/launches/{other.Id}/diagnosis"))["deadLetters"]!.AsArray());
        Assert.DoesNotContain(id, await _office.BoardAsync(other.Id, "pm@contoso.example"), StringComparison.Ordinal);
        Assert.DoesNotContain(id, await _office.BoardAsync(launch.Id, TestPlaybook.LeadOf("alpha")), StringComparison.Ordinal);
        Assert.Null((await launch.CallAsync(HttpMethod.Get, "diagnosis", person: TestPlaybook.LeadOf("alpha"))).Body["deadLetters"]);
    }

    [Theory]
    [InlineData("Launch.Manage")]
    [InlineData("Launch.Read")]
    public async Task Only_administrators_see_and_touch_them(string role)
    {
        foreach (var (method, path) in new[] { (HttpMethod.Get, "api/dead-letters"), (HttpMethod.Post, "api/dead-letters/launch-commands.1/replay"), (HttpMethod.Post, "api/dead-letters/launch-commands.1/discard") })
        {
            Assert.Equal(HttpStatusCode.Forbidden, (await _office.CallAsync(method, path, Reason(), "pm@contoso.example", role)).Status);
        }
    }

    [Theory]
    [InlineData("launch-commands.999999999")]
    [InlineData("launch-commands.")]
    [InlineData("launch-commands")]
    [InlineData("launch-commands.-1")]
    [InlineData("launch-commands.99999999999999999999")]
    [InlineData("no-such-queue.1")]
    public async Task An_id_of_nothing_says_where_to_look(string id)
    {
        (await _office.ReplayAsync(id)).IsRefused(HttpStatusCode.NotFound, "dead-letter-not-found");
        (await _office.DiscardAsync(id, "Moot.")).IsRefused(HttpStatusCode.NotFound, "dead-letter-not-found");
    }

    private Task<SmallLaunch> StartAsync(string playbook) => SmallLaunch.StartAsync(host.Api, TestPlaybook.Usual($"dead-{playbook}"));

    private static string Text(JsonNode node, string member) => node[member]!.GetValue<string>();
}
