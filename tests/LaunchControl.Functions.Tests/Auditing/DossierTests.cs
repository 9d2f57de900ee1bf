using System.Net;
using System.Text.Json.Nodes;
using AngleSharp.Html.Parser;
using LaunchControl.Core.Ports;
using LaunchControl.Drivers;
using LaunchControl.Functions.Infrastructure.Tables;
using Microsoft.Extensions.DependencyInjection;
using Xunit.Abstractions;

namespace LaunchControl.Functions.Tests.Auditing;

/// <summary>The dossier, in the hands of somebody who does not have LaunchControl.</summary>
public sealed class DossierTests(RunningHost host, ITestOutputHelper output) : IClassFixture<RunningHost>
{
    private static readonly string[] Files =
    [
        "README.txt", "launch.json", "audit.jsonl", "audit.csv", "chain.json", "report.html", "evidence.csv", "sign-offs.csv", "waivers.csv", "metrics.json", "manifest.sha256",
    ];

    [Fact]
    public async Task It_holds_the_trail_to_the_byte_and_everything_that_was_decided()
    {
        var launch = await LivedAsync("dossier-whole");
        using var dossier = await Dossier.GetAsync(host.Api, launch.Id);

        var rows = await new StoredTrail(host, launch.Id).ReadAsync();
        Assert.Equal(Files, dossier.Entries.Select(entry => entry.Name));
        Assert.Equal(string.Concat(rows.Select(row => row.ReadText() + "\n")), dossier.Text("audit.jsonl"));
        var chain = JsonNode.Parse(dossier.Text("chain.json"))!;
        Assert.Equal(("SHA-256", rows.Count, rows[^1].GetString("Hash")), (chain["algorithm"]!.GetValue<string>(), chain["entries"]!.GetValue<int>(), chain["head"]!.GetValue<string>()));
        Assert.Equal(launch.Id, JsonNode.Parse(dossier.Text("launch.json"))!["id"]!.GetValue<string>());
        Assert.Equal(rows.Count + 1, dossier.Lines("audit.csv").Length);
        Assert.Contains(dossier.Lines("evidence.csv"), line => line.StartsWith("alpha,a1,", StringComparison.Ordinal) && line.Contains("https://wiki.contoso.example/a1", StringComparison.Ordinal));
        Assert.NotNull(JsonNode.Parse(dossier.Text("metrics.json"))!["postLaunchChecks"]);

        var votes = dossier.Lines("sign-offs.csv").Skip(1).Select(line => line.Split(',')).Select(cells => $"{cells[1]} {cells[2]} {cells[3]} {cells[4]} {cells[7]}").ToList();
        var lead = TestPlaybook.LeadOf("alpha");
        Assert.Equal([$"alpha 1 {lead} reject api", $"alpha 2 {lead} approve api"], votes);
        Assert.Contains(dossier.Lines("waivers.csv"), line => line.Contains(",waiver,given,item/a2,", StringComparison.Ordinal) && line.Contains("'=The risk is ours", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Its_recipes_find_it_whole_and_find_one_changed_byte_anywhere()
    {
        if (!Dossier.HasTools)
        {
            output.WriteLine("There is no bash, sha256sum or python3 here.");
            return;
        }

        var launch = await LivedAsync("dossier-recipes");
        using var whole = await Dossier.GetAsync(host.Api, launch.Id);
        foreach (var recipe in whole.Recipes())
        {
            var (code, said) = await whole.RunAsync(recipe);
            Assert.True(code == 0, said);
        }

        Assert.Contains("intact", (await whole.RunAsync(whole.Recipes()[1])).Output, StringComparison.Ordinal);
        var seed = Environment.TickCount;
        output.WriteLine($"Seed {seed}.");
        var random = new Random(seed);
        foreach (var name in Files.Where(name => name != "manifest.sha256"))
        {
            using var tampered = await Dossier.GetAsync(host.Api, launch.Id);
            tampered.Tamper(name, random.Next());
            Assert.NotEqual(0, (await tampered.RunAsync(whole.Recipes()[0])).Code);
            Assert.True(name is not "audit.jsonl" || (await tampered.RunAsync(whole.Recipes()[1])).Code != 0, "The chain hides a changed byte.");
        }
    }

    [Fact]
    public async Task The_same_launch_gives_the_same_bytes_and_a_decision_gives_others()
    {
        var launch = await SmallLaunch.StartAsync(host.Api, TestPlaybook.Usual("dossier-same"));
        await host.Api.SettleAsync();
        using var one = await Dossier.GetAsync(host.Api, launch.Id);
        await host.Api.AdvanceAsync("PT6M");
        using var other = await Dossier.GetAsync(host.Api, launch.Id);
        Assert.Equal(Convert.ToHexString(one.Bytes), Convert.ToHexString(other.Bytes));
        Assert.Single(one.Entries.Select(entry => entry.At).Distinct());

        await launch.CompleteAsync("a1");
        using var later = await Dossier.GetAsync(host.Api, launch.Id);
        Assert.NotEqual(Convert.ToHexString(one.Bytes), Convert.ToHexString(later.Bytes));
    }

    [Fact]
    public async Task No_link_and_no_secret_of_one_is_in_it()
    {
        var launch = await SmallLaunch.StartAsync(host.Api, TestPlaybook.Usual("dossier-secrets"));
        await launch.CompleteAsync("a1", "a2");
        await launch.UntilGateAsync("alpha", "inReview");
        var stored = await host.App.Services.GetRequiredService<ILaunchStore>().ReadAsync(launch.Id, default);
        var secrets = stored!.Launch.Gates.SelectMany(gate => gate.Approvers).Select(approver => approver.LinkNonce).OfType<string>().ToList();
        Assert.NotEmpty(secrets);

        using var dossier = await Dossier.GetAsync(host.Api, launch.Id);

        Assert.All(Files, name =>
        {
            Assert.All(secrets, secret => Assert.DoesNotContain(secret, dossier.Text(name), StringComparison.Ordinal));
            Assert.DoesNotContain("linkNonce", dossier.Text(name), StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("/sign-off/", dossier.Text(name), StringComparison.Ordinal);
        });
    }

    [Fact]
    public async Task Hostile_names_stay_inert_in_the_report_and_the_tables()
    {
        const string Hostile = "=HYPERLINK(\"https://evil.example\")<script>alert(1)</script><img src=x onerror=alert(1)>\u202Egnp.exe";
        var launch = await SmallLaunch.StartAsync(host.Api, TestPlaybook.Usual("dossier-hostile"));
        (await launch.ItemAsync("a1", "complete", new JsonObject { ["evidence"] = new JsonArray(new JsonObject { ["text"] = Hostile }) })).IsAccepted();
        (await launch.ItemAsync("a2", "block", new JsonObject { ["reason"] = Hostile })).IsAccepted();

        using var dossier = await Dossier.GetAsync(host.Api, launch.Id);

        using var report = new HtmlParser().ParseDocument(dossier.Text("report.html"));
        Assert.Empty(report.QuerySelectorAll("script, img, iframe, object, link, [onerror], [src]"));
        Assert.Contains("<script>alert(1)</script>", report.Body!.TextContent, StringComparison.Ordinal);
        Assert.All(Files.Where(name => name.EndsWith(".csv", StringComparison.Ordinal)), name =>
        {
            Assert.DoesNotContain('\u202E', dossier.Text(name));
            Assert.DoesNotMatch("(^|,)\"?[=+@-]", dossier.Text(name));
        });
    }

    [Fact]
    public async Task A_broken_trail_still_has_its_dossier_and_the_recipe_says_that_it_is_broken()
    {
        var launch = await SmallLaunch.StartAsync(host.Api, TestPlaybook.Usual("dossier-broken"));
        var trail = new StoredTrail(host, launch.Id);
        var row = (await trail.ReadAsync())[1];
        await trail.PutAsync(StoredTrail.With(row, "Json", "{ not JSON"));

        using var dossier = await Dossier.GetAsync(host.Api, launch.Id);

        Assert.Equal("{ not JSON", dossier.Lines("audit.jsonl")[1]);
        if (Dossier.HasTools)
        {
            Assert.NotEqual(0, (await dossier.RunAsync(dossier.Recipes()[1])).Code);
        }
    }

    [Fact]
    public async Task Only_who_may_read_the_launch_gets_it()
    {
        var launch = await SmallLaunch.StartAsync(host.Api, TestPlaybook.Usual("dossier-access"));
        Assert.Equal(HttpStatusCode.Forbidden, (await launch.CallAsync(HttpMethod.Get, "dossier", person: "stranger@contoso.example")).Status);
        using var unknown = await host.Api.Http.GetAsync("api/launches/no-such-launch-234567/dossier");
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
    }

    // A rejection, a second round, and a waiver.
    private async Task<SmallLaunch> LivedAsync(string playbook)
    {
        var launch = await SmallLaunch.StartAsync(host.Api, TestPlaybook.Usual(playbook));
        (await launch.ItemAsync("a1", "complete", new JsonObject { ["evidence"] = new JsonArray(new JsonObject { ["url"] = "https://wiki.contoso.example/a1" }) })).IsAccepted();
        (await launch.ItemAsync("a2", "waive", new JsonObject { ["reason"] = "=The risk is ours." }, TestPlaybook.RiskOwner)).IsAccepted();
        await launch.UntilGateAsync("alpha", "inReview");
        (await launch.DecideAsync("alpha", "reject", "Not yet, \"really\".")).IsAccepted();
        await launch.UntilGateAsync("alpha", "needsWork");
        (await launch.GateAsync("alpha", "request-review")).IsAccepted();
        await launch.ApproveAsync("alpha");
        await host.Api.SettleAsync();
        return launch;
    }
}
