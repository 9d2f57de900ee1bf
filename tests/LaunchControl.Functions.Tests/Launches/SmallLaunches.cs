using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using LaunchControl.Drivers;

namespace LaunchControl.Functions.Tests.Launches;

/// <summary>Starts launches from small playbooks and looks at them.</summary>
internal sealed class SmallLaunches(LaunchApi api)
{
    public const string Executive = "vp@contoso.example";

    public LaunchApi Api { get; } = api;

    /// <summary>The next launch moment at 14:00 UTC that lies so many days ahead of the host's clock.</summary>
    public async Task<DateTimeOffset> InDaysAsync(int days)
    {
        var now = (await Api.GetAsync("dev/clock"))["now"]!.GetValue<DateTimeOffset>();
        return new DateTimeOffset(now.UtcDateTime.Date.AddDays(days).AddHours(14), TimeSpan.Zero);
    }

    public async Task StoreAsync(JsonObject playbook)
    {
        using var response = await Api.Http.PutAsJsonAsync($"api/playbooks/{playbook["id"]}", playbook);
        Assert.True(response.StatusCode is HttpStatusCode.Created or HttpStatusCode.OK, await response.Content.ReadAsStringAsync());
    }

    /// <summary>A start request for a launch in 60 days, with an executive; <paramref name="people"/> is JSON of further roles.</summary>
    public async Task<JsonObject> RequestAsync(string playbook, string people = "{}")
    {
        var named = JsonNode.Parse(people)!.AsObject();
        named.TryAdd("executive", new JsonArray(Executive));
        return new JsonObject
        {
            ["name"] = $"Launch of {playbook}",
            ["playbook"] = playbook,
            ["tier"] = "T2",
            ["launchAt"] = (await InDaysAsync(60)).ToString("O"),
            ["people"] = named,
        };
    }

    /// <summary>Starts a launch and waits until its first phase is open.</summary>
    public async Task<string> StartAsync(JsonObject request)
    {
        var id = (await Api.StartAsync(request))["id"]!.GetValue<string>();
        await StatusAsync(id, "inReadiness");
        return id;
    }

    /// <summary>Stores the playbook first.</summary>
    public async Task<string> StartAsync(JsonObject playbook, string people)
    {
        await StoreAsync(playbook);
        return await StartAsync(await RequestAsync(playbook["id"]!.GetValue<string>(), people));
    }

    public Task<JsonNode> StatusAsync(string id, string status) =>
        Eventually.GetAsync(() => Api.LaunchAsync(id), launch => launch["status"]!.GetValue<string>() == status, $"Status {status}");

    public async Task<JsonNode?> FindGateAsync(string id, string gateId) => Gate(await Api.LaunchAsync(id), gateId);

    public async Task<JsonNode> GateAsync(string id, string gateId) => (await FindGateAsync(id, gateId))!;

    public Task<JsonNode> GateAsync(string id, string gateId, string status) =>
        Eventually.GetAsync(() => GateAsync(id, gateId), gate => gate["status"]!.GetValue<string>() == status, $"{gateId} {status}", TimeSpan.FromSeconds(20));

    public static JsonNode? Gate(JsonNode launch, string gateId) => LaunchWalk.Gates(launch).SingleOrDefault(gate => gate["id"]!.GetValue<string>() == gateId);

    public static List<string> GateIds(JsonNode launch) => [.. LaunchWalk.Gates(launch).Select(gate => gate["id"]!.GetValue<string>())];

    public static List<string> ItemIds(JsonNode launch) => [.. Items(launch).Select(item => item["id"]!.GetValue<string>())];

    public static JsonNode Item(JsonNode launch, string itemId) => Items(launch).Single(item => item["id"]!.GetValue<string>() == itemId);

    public static List<string> Approvers(JsonNode gate) => [.. gate["approvers"]!.AsArray().Select(approver => approver!["person"]!.GetValue<string>())];

    /// <summary>Sends JSON; the answer's body.</summary>
    public async Task<JsonNode> SendAsync(HttpMethod method, string path, string json, HttpStatusCode expected = HttpStatusCode.Accepted)
    {
        using var request = new HttpRequestMessage(method, path) { Content = new StringContent(json) };
        using var response = await Api.Http.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        Assert.True(response.StatusCode == expected, $"{method} {path} answered {(int)response.StatusCode}: {text}");
        return text.Length > 0 ? JsonNode.Parse(text)! : new JsonObject();
    }

    public Task<JsonNode> PatchAsync(string path, string json, HttpStatusCode expected = HttpStatusCode.Accepted) => SendAsync(HttpMethod.Patch, $"api/launches/{path}", json, expected);

    public Task<JsonNode> PostAsync(string path, string json, HttpStatusCode expected = HttpStatusCode.Accepted) => SendAsync(HttpMethod.Post, $"api/{path}", json, expected);

    /// <summary>Messages by JSON pointer of a request that is refused with 422.</summary>
    public async Task<Dictionary<string, string>> FaultsAsync(HttpMethod method, string path, string json)
    {
        var problem = await SendAsync(method, path, json, HttpStatusCode.UnprocessableEntity);
        return problem["errors"]!.AsObject().ToDictionary(error => error.Key, error => string.Join(' ', error.Value!.AsArray().Select(message => message!.GetValue<string>())));
    }

    /// <summary>The review link that a person was mailed last for a gate of a launch that is named by <paramref name="about"/>.</summary>
    public async Task<Uri> LinkAsync(string person, string about)
    {
        var mails = await Eventually.GetAsync(
            async () => (await Api.MailboxAsync()).Where(mail => mail["to"]!.GetValue<string>() == person
                && mail["subject"]!.GetValue<string>().Contains(about, StringComparison.Ordinal) && LaunchWalk.LinkOf(mail) is not null).ToList(),
            mails => mails.Count > 0,
            $"A review link for {person} about {about}",
            TimeSpan.FromSeconds(20));
        return LaunchWalk.LinkOf(mails[^1])!;
    }

    /// <summary>Decides through the newest review link, as a person would.</summary>
    public async Task<HttpStatusCode> DecideAsync(string person, string about, string decision = "approve", string comment = "")
    {
        using var response = await Api.DecideAsync(await LinkAsync(person, about), decision, comment);
        return response.StatusCode;
    }

    /// <summary>Takes one launch through its life; links of other launches are left alone.</summary>
    public async Task<LaunchWalk> WalkAsync(string id)
    {
        var name = (await Api.LaunchAsync(id))["name"]!.GetValue<string>();
        return new LaunchWalk(Api, id) { Signs = mail => mail["subject"]!.GetValue<string>().Contains($" - {name} (", StringComparison.Ordinal) };
    }

    private static IEnumerable<JsonNode> Items(JsonNode launch) => LaunchWalk.Gates(launch).SelectMany(gate => gate["items"]!.AsArray()).Select(item => item!);
}
