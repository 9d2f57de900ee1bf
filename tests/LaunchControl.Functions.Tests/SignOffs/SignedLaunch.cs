using System.Net;
using System.Text.Json.Nodes;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using LaunchControl.Core.Playbooks;
using LaunchControl.Core.Ports;
using LaunchControl.Core.SignOffs;
using LaunchControl.Drivers;
using Microsoft.Extensions.DependencyInjection;

namespace LaunchControl.Functions.Tests.SignOffs;

/// <summary>A launch whose gates have given sign-off rules, and what its approvers do with their links.</summary>
internal sealed class SignedLaunch(LaunchApi api, SmallLaunch launch)
{
    public const string Executive = "executive-1@contoso.example";
    public const string Emergency = "emergency-1@contoso.example";

    public SmallLaunch Launch => launch;

    public LaunchApi Api => api;

    /// <summary>Mail address of somebody with a role; people are counted from 1.</summary>
    public static string PersonOf(string role, int number = 1) => $"{role}-{number}@contoso.example";

    /// <summary>A gate that its approvers' roles sign; with an item id, it has that one item.</summary>
    public static PlaybookGate Gate(string id, GatePolicy policy, string[] roles, string? item = null) => new()
    {
        Id = id,
        Name = $"Gate {id}",
        Team = "team",
        Due = "L-5d",
        Policy = policy,
        Approvers = [.. roles.Select(role => new PlaybookApprover(role))],
        OverridableBy = ["emergency"],
        Items = item is null ? [] : [new PlaybookItem { Id = item, Title = $"Item {item}", Owner = Playbook.LaunchOwnerRole, Due = "L-20d" }],
    };

    public static Task<SignedLaunch> StartAsync(RunningHost host, string id, params PlaybookGate[] gates) => StartAsync(host, id, 1, 60, gates);

    /// <param name="each">How many people each role has.</param>
    public static async Task<SignedLaunch> StartAsync(RunningHost host, string id, int each, int days, params PlaybookGate[] gates)
    {
        var go = Gate("go", new GatePolicy(Quorum.All), ["executive"]);
        var roles = gates.SelectMany(gate => gate.Approvers).Select(approver => approver.Role).Append("executive").Append("emergency").Distinct().ToList();
        var playbook = new Playbook
        {
            Id = id,
            Version = 1,
            Name = $"Playbook {id}",
            Roles = [.. roles.Select(role => new PlaybookRole(role, role, "team"))],
            Phases =
            [
                new PlaybookPhase { Id = "first", Name = "First", Gates = gates },
                new PlaybookPhase { Id = "decision", Name = "Decision", Kind = PhaseKind.GoNoGo, Gates = [go] },
            ],
        };
        Assert.True(await host.App.Services.GetRequiredService<IPlaybooks>().AddAsync(playbook, "pm@contoso.example", DateTimeOffset.UnixEpoch, CancellationToken.None));
        var people = new JsonObject();
        foreach (var role in roles)
        {
            people[role] = new JsonArray([.. Enumerable.Range(1, role is "executive" or "emergency" ? 1 : each).Select(number => JsonValue.Create(PersonOf(role, number)))]);
        }

        return new SignedLaunch(host.Api, await SmallLaunch.StartAsync(host.Api, id, people, days));
    }

    /// <summary>One gate <c>only</c> in review, signed by <c>lead</c> and <c>peer</c>, both of whom must approve.</summary>
    public static async Task<SignedLaunch> InReviewAsync(RunningHost host, string id, GatePolicy? policy = null, string? item = null, int days = 60)
    {
        var started = await StartAsync(host, id, 1, days, Gate("only", policy ?? new GatePolicy(Quorum.All), ["lead", "peer"], item));
        if (item is not null)
        {
            await started.Launch.CompleteAsync(item);
        }

        await started.Launch.UntilGateAsync("only", "inReview");
        return started;
    }

    /// <summary>Review links that a person was mailed about a gate, oldest first.</summary>
    public async Task<IReadOnlyList<Uri>> LinksAsync(string person, string gate = "only") =>
        [.. (await launch.MailsAsync(person)).Where(mail => mail["subject"]!.GetValue<string>().Contains($"Gate {gate}", StringComparison.Ordinal))
            .Select(LaunchWalk.LinkOf).Where(link => link is not null).Select(link => link!)];

    public async Task<Uri> LinkAsync(string person, string gate = "only") =>
        (await Eventually.GetAsync(() => LinksAsync(person, gate), links => links.Count > 0, $"A review link for {person}"))[^1];

    /// <summary>What a GET of a link shows.</summary>
    public async Task<(HttpStatusCode Status, IDocument Page)> ShowAsync(Uri link)
    {
        using var response = await api.Http.GetAsync(link);
        return (response.StatusCode, new HtmlParser().ParseDocument(await response.Content.ReadAsStringAsync()));
    }

    /// <summary>Posts a form to a link.</summary>
    public async Task<(HttpStatusCode Status, IDocument Page, Uri? Location)> PostAsync(Uri link, params (string Name, string Value)[] fields)
    {
        using var response = await api.Http.PostAsync(link, new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value))));
        return (response.StatusCode, new HtmlParser().ParseDocument(await response.Content.ReadAsStringAsync()), response.Headers.Location);
    }

    /// <summary>Decides through a link, and waits until that is recorded; the result page.</summary>
    public async Task<IDocument> DecideAsync(Uri link, string decision, params (string Name, string Value)[] fields)
    {
        var (status, page, location) = await PostAsync(link, [("decision", decision), .. fields]);
        Assert.True(status == HttpStatusCode.SeeOther, $"{status}: {page.Body!.TextContent}");
        return (await ShowAsync(new Uri(link, location!))).Page;
    }

    public Task<ApiAnswer> SignAsync(string person, JsonObject body, string gate = "only") => launch.GateAsync(gate, "sign-offs", body, person);

    public async Task<JsonNode> ApproverAsync(string person, string gate = "only") =>
        (await launch.GateAsync(gate))["approvers"]!.AsArray().Single(approver => approver!["person"]!.GetValue<string>() == person)!;

    public async Task<string?> DecisionAsync(string person, string gate = "only") => (await ApproverAsync(person, gate))["decision"]?.GetValue<string>();

    /// <summary>Waits until somebody's decision is recorded.</summary>
    public Task UntilAsync(string person, string? decision, string gate = "only") =>
        Eventually.TrueAsync(async () => await DecisionAsync(person, gate) == decision, $"{person}: {decision}");

    /// <summary>Everything but the audit entry that says that a decision was refused.</summary>
    public async Task<string> SnapshotAsync()
    {
        await api.SettleAsync();
        return (await launch.ReadAsync()).ToJsonString()
            + string.Concat((await launch.TrailAsync()).Where(entry => entry["action"]!.GetValue<string>() != "signOff.refused").Select(entry => entry.ToJsonString()))
            + (await api.MailboxAsync()).Count;
    }
}
