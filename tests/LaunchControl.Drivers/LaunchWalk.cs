using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace LaunchControl.Drivers;

/// <summary>Takes a launch through its life: does the items, signs off through the links in the mailbox, moves time.</summary>
public sealed partial class LaunchWalk(LaunchApi api, string launchId)
{
    private readonly HashSet<Uri> _used = [];

    /// <summary>Which mails to act on; all of them unless told otherwise.</summary>
    public Func<JsonNode, bool> Signs { get; set; } = _ => true;

    /// <summary>What to do after each step; nothing unless told otherwise.</summary>
    public Func<Task> AfterEach { get; set; } = () => Task.CompletedTask;

    public IReadOnlyCollection<Uri> UsedLinks => _used;

    /// <summary>Completes every open item of phases that are open.</summary>
    public async Task CompleteOpenItemsAsync()
    {
        foreach (var item in OpenItems(await api.LaunchAsync(launchId)).ToList())
        {
            await api.CompleteItemAsync(launchId, item);
            await AfterEach();
        }
    }

    /// <summary>Review links of this launch in the mailbox, oldest first.</summary>
    public async Task<IReadOnlyList<Uri>> LinksAsync() => [.. (await api.MailboxAsync()).Where(Signs).Select(LinkOf).Where(link => link is not null).Select(link => link!)];

    /// <summary>Approves through every link that was not used yet.</summary>
    public async Task ApproveNewLinksAsync()
    {
        foreach (var link in (await LinksAsync()).Where(link => !_used.Contains(link)).ToList())
        {
            using var answer = await api.DecideAsync(link, "approve");

            // 409: recorded by an earlier attempt that got no answer, or the gate was decided by another approver of its "any" quorum.
            Assert.True(answer.StatusCode is HttpStatusCode.SeeOther or HttpStatusCode.Conflict, $"{answer.StatusCode}");
            _used.Add(link);
            await AfterEach();
        }
    }

    /// <summary>Counts links as used: those of a round that is over.</summary>
    public void Forget(IEnumerable<Uri> links) => _used.UnionWith(links);

    /// <summary>Does what can be done now; the launch as it is then.</summary>
    public async Task<JsonNode> WorkAsync()
    {
        await CompleteOpenItemsAsync();
        await ApproveNewLinksAsync();
        return await api.LaunchAsync(launchId);
    }

    /// <summary>Works until the launch has the status; the launch as it is then.</summary>
    public Task<JsonNode> WorkUntilAsync(string status, TimeSpan? patience = null) => Eventually.GetAsync(
        WorkAsync,
        launch => launch["status"]!.GetValue<string>() == status,
        $"Status {status}",
        patience ?? TimeSpan.FromMinutes(2));

    public static IEnumerable<JsonNode> Gates(JsonNode launch) => launch["phases"]!.AsArray().SelectMany(phase => phase!["gates"]!.AsArray()).Select(gate => gate!);

    /// <summary>How many decisions the launch's gates hold.</summary>
    public static int Decisions(JsonNode launch) =>
        Gates(launch).SelectMany(gate => gate["approvers"]!.AsArray()).Count(approver => approver!["decision"] is not null);

    /// <summary>The review link in a mail's text; null for other mails.</summary>
    public static Uri? LinkOf(JsonNode mail) =>
        ReviewLink().Match(mail["text"]!.GetValue<string>()) is { Success: true } match ? new Uri(match.Value) : null;

    private static IEnumerable<string> OpenItems(JsonNode launch) =>
        from phase in launch["phases"]!.AsArray()
        where phase!["status"]!.GetValue<string>() == "open"
        from gate in phase["gates"]!.AsArray()
        from item in gate!["items"]!.AsArray()
        where item!["status"]!.GetValue<string>() == "open"
        select item["id"]!.GetValue<string>();

    [GeneratedRegex(@"http://[^\s]+/sign-off/[A-Za-z0-9._-]+")]
    private static partial Regex ReviewLink();
}
