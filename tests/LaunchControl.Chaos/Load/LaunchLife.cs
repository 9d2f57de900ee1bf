using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using Azure.Messaging.ServiceBus;
using LaunchControl.Drivers;

namespace LaunchControl.Chaos.Load;

/// <summary>The people and systems of one launch, who take it to its go by every way there is.</summary>
/// <param name="isPlain">Everything by the API and nothing twice: how a launch goes when nothing happens.</param>
public sealed class LaunchLife(ChaosWorld world, Ledger ledger, Random random, string name, bool isPlain)
{
    public const string Playbook = "chaos";

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    private readonly HashSet<string> _done = [];
    private readonly Dictionary<string, int> _completions = [];
    private bool _isMoved;

    private string Id { get; set; } = "";

    public string Name => name;

    /// <summary>Mail address of whoever has a role in this launch.</summary>
    public static string PersonOf(string name, string role) => $"{role}.{name}@contoso.example";

    /// <returns>False where the launch is not scheduled in time; it can be gone on with.</returns>
    public async Task<bool> TryRunAsync(TimeSpan patience)
    {
        try
        {
            await RunAsync(patience);
            return true;
        }
        catch (TimeoutException)
        {
            return false;
        }
    }

    /// <summary>Returns once the launch is scheduled.</summary>
    /// <exception cref="TimeoutException">It did not get there in time.</exception>
    public async Task RunAsync(TimeSpan patience)
    {
        if (Id.Length == 0)
        {
            await StartAsync();
        }

        await Eventually.TrueAsync(
            async () =>
            {
                var launch = await world.Api.LaunchAsync(Id);
                if (launch["status"]!.GetValue<string>() == "scheduled")
                {
                    return true;
                }

                await StepAsync(launch);
                await Task.Delay(Pause, TimeProvider.System);
                return false;
            },
            $"{name} scheduled",
            patience);
    }

    private async Task StartAsync()
    {
        var now = await SmallLaunch.NowAsync(world.Api);
        var people = new TestPlaybook(Playbook).InFirst("alpha").InSecond("beta").People();
        foreach (var role in people.Select(person => person.Key).ToList())
        {
            people[role] = new JsonArray(PersonOf(name, role));
        }

        var body = StartRequest.Usual(name, now).With("playbook", Playbook).With("people", people).With("launchAt", now.AddDays(60).ToString("O"));
        body.Remove("inputs");
        using var request = new HttpRequestMessage(HttpMethod.Post, "api/launches") { Content = JsonContent.Create(body) };
        request.Headers.Add("Idempotency-Key", $"chaos-{name}");
        using var response = await world.Api.Http.SendAsync(request);
        Assert.True(response.StatusCode == HttpStatusCode.Accepted, $"{response.StatusCode}");
        Id = (await response.Content.ReadFromJsonAsync<JsonNode>())!["id"]!.GetValue<string>();
        Note(new Deed(Id, "launch.started", null, null));
    }

    private async Task StepAsync(JsonNode launch)
    {
        foreach (var gate in LaunchWalk.Gates(launch))
        {
            var (gateId, round) = (gate["id"]!.GetValue<string>(), gate["round"]!.GetValue<int>());
            switch (gate["status"]!.GetValue<string>())
            {
                case "preparing":
                    await WorkAsync(gate);
                    break;
                case "inReview" when !_done.Contains($"{gateId} {round}"):
                    await DecideAsync(gateId, round);
                    break;
                case "needsWork":
                    await CallAsync($"gates/{gateId}/request-review", new JsonObject { ["note"] = "Mended" });
                    break;
            }
        }

        if (!isPlain && !_isMoved && launch["status"]!.GetValue<string>() == "inReadiness" && random.Next(4) == 0)
        {
            await RescheduleAsync(launch);
        }
    }

    private async Task WorkAsync(JsonNode gate)
    {
        var items = gate["items"]!.AsArray();
        foreach (var item in items.Where(item => item!["status"]!.GetValue<string>() == "open"))
        {
            await CompleteAsync(item!["id"]!.GetValue<string>());
        }

        // The first of several items is taken up again, as long as the gate is not asked for yet.
        var first = items[0]!;
        if (!isPlain && items.Count > 1 && first["status"]!.GetValue<string>() == "done" && items[1]!["status"]!.GetValue<string>() == "open" && random.Next(2) == 0)
        {
            await ReopenAsync(first["id"]!.GetValue<string>());
        }
    }

    private async Task CompleteAsync(string itemId)
    {
        var number = _completions.GetValueOrDefault(itemId) + 1;
        var id = $"{name}-{itemId}-{number}";
        if (!_done.Add(id))
        {
            return;
        }

        var deed = new Deed(Id, "item.completed", $"item/{itemId}", null);
        ledger.Attempt(deed, number);
        var evidence = new JsonArray(new JsonObject { ["text"] = id });
        if (!isPlain && random.Next(2) == 0)
        {
            await SendAsync("launch-commands", id, new JsonObject
            {
                ["commandId"] = id,
                ["launchId"] = Id,
                ["command"] = "completeItem",
                ["itemId"] = itemId,
                ["evidence"] = evidence,
                ["actor"] = "ci-pipeline",
            });
            ledger.Acknowledge(deed, number);
        }
        else if (await CallAsync($"items/{itemId}/complete", new JsonObject { ["evidence"] = evidence }))
        {
            ledger.Acknowledge(deed, number);
        }
    }

    private async Task ReopenAsync(string itemId)
    {
        var deed = new Deed(Id, "item.reopened", $"item/{itemId}", $"Again: {name} {itemId}");
        if (_done.Add($"reopen {itemId}"))
        {
            ledger.Attempt(deed);
            _completions[itemId] = 1;
            if (await CallAsync($"items/{itemId}/reopen", new JsonObject { ["reason"] = deed.Reason }))
            {
                ledger.Acknowledge(deed);
            }
        }
    }

    private async Task RescheduleAsync(JsonNode launch)
    {
        _isMoved = true;
        var deed = new Deed(Id, "launch.rescheduled", null, $"Moved: {name}");
        ledger.Attempt(deed);
        var launchAt = launch["launchAt"]!.GetValue<DateTimeOffset>().AddDays(1);
        if (await CallAsync("reschedule", new JsonObject { ["launchAt"] = launchAt.ToString("O"), ["reason"] = deed.Reason }))
        {
            ledger.Acknowledge(deed);
        }
    }

    private async Task DecideAsync(string gateId, int round)
    {
        var lead = PersonOf(name, $"{gateId}-lead");
        var decision = !isPlain && round == 1 && random.Next(4) == 0 ? "reject" : "approve";
        var deed = new Deed(Id, "signOff.recorded", $"gate/{gateId}", $"{name} {gateId} round {round}");
        ledger.Attempt(deed);
        var isTaken = (isPlain ? 0 : random.Next(3)) switch
        {
            0 => await CallAsync($"gates/{gateId}/sign-offs", new JsonObject { ["decision"] = decision, ["comment"] = deed.Reason }, lead),
            1 => await DecideByLinkAsync(lead, decision, deed.Reason!),
            _ => await DecideByQueueAsync(gateId, round, lead, decision, deed.Reason!),
        };
        if (isTaken)
        {
            ledger.Acknowledge(deed);
            _done.Add($"{gateId} {round}");
        }
    }

    private async Task<bool> DecideByLinkAsync(string lead, string decision, string comment)
    {
        var mails = (await world.Api.GetAsync($"dev/mailbox.json?to={Uri.EscapeDataString(lead)}")).AsArray();
        if (mails.Select(mail => LaunchWalk.LinkOf(mail!)).LastOrDefault(link => link is not null) is not { } link)
        {
            return false;
        }

        using var answer = await world.Api.DecideAsync(link, decision, comment);
        return answer.StatusCode == HttpStatusCode.SeeOther;
    }

    private async Task<bool> DecideByQueueAsync(string gateId, int round, string lead, string decision, string comment)
    {
        var id = $"so-{name}-{gateId}-{round}";
        await SendAsync("gate-sign-offs", id, new JsonObject
        {
            ["signOffId"] = id,
            ["launchId"] = Id,
            ["gateId"] = gateId,
            ["round"] = round,
            ["approver"] = lead,
            ["decision"] = decision,
            ["comment"] = comment,
            ["decidedAt"] = (await SmallLaunch.NowAsync(world.Api)).ToString("O"),
        });
        return true;
    }

    // Until the broker has it: the message id makes a repeat harmless.
    private async Task SendAsync(string queue, string messageId, JsonObject body)
    {
        await using var sender = world.ServiceBus.CreateSender(queue);
        while (true)
        {
            try
            {
                await sender.SendMessageAsync(new ServiceBusMessage(JsonSerializer.SerializeToUtf8Bytes(body)) { MessageId = messageId });
                return;
            }
            catch (Exception exception) when (exception is ServiceBusException or IOException or System.Net.Sockets.SocketException or TimeoutException)
            {
                await Task.Delay(Pause, TimeProvider.System);
            }
        }
    }

    private async Task<bool> CallAsync(string path, JsonObject body, string? person = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"api/launches/{Id}/{path}") { Content = JsonContent.Create(body) };
        if (person is not null)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", await world.Api.TokenAsync(person));
        }

        using var response = await world.Api.Http.SendAsync(request);
        return response.StatusCode == HttpStatusCode.Accepted;
    }

    private void Note(Deed deed)
    {
        ledger.Attempt(deed);
        ledger.Acknowledge(deed);
    }
}
