using System.Net;
using System.Text.Json.Nodes;
using LaunchControl.Drivers;

namespace LaunchControl.Functions.Tests.Actions;

/// <summary>What people do to a launch from its board.</summary>
public sealed class ActionFormTests(RunningHost host) : IClassFixture<RunningHost>
{
    private readonly LaunchApi _api = host.Api;

    [Fact]
    public async Task An_item_is_completed_with_evidence_and_the_board_says_so()
    {
        var launch = await StartAsync("form-complete");
        using var owner = await BoardForms.SignInAsync(_api);
        var board = await owner.DoAsync(Path(launch, "complete", "a1"), new() { ["url"] = "https://wiki.contoso.example/a1", ["text"] = "Two runs" });

        Assert.Contains("Item a1", board.Done, StringComparison.Ordinal);
        var item = await launch.ItemAsync("a1");
        Assert.Equal("done", item["status"]!.GetValue<string>());
        Assert.Equal("https://wiki.contoso.example/a1", item["evidence"]![0]!["url"]!.GetValue<string>());
        Assert.Equal("Two runs", item["evidence"]![0]!["text"]!.GetValue<string>());
    }

    [Fact]
    public async Task What_is_wrong_is_said_at_its_field_and_nothing_that_was_typed_is_lost()
    {
        var launch = await StartAsync("form-wrong");
        using var owner = await BoardForms.SignInAsync(_api);
        var before = await launch.SnapshotAsync();
        var answer = await owner.SendAsync(await owner.OpenAsync(Path(launch, "complete", "a1")), new() { ["url"] = "ftp://nowhere", ["text"] = "Half done" });

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Contains("http or https", answer.Errors, StringComparison.Ordinal);
        Assert.Equal("#url", answer.Document.QuerySelector(".errors a")!.GetAttribute("href"));
        Assert.Equal("true", answer.Document.QuerySelector("#url")!.GetAttribute("aria-invalid"));
        Assert.Equal("Half done", answer.Document.QuerySelector("#text")!.TextContent);
        Assert.Equal(before, await launch.SnapshotAsync());

        var mended = await owner.SendAsync(answer, new() { ["url"] = "https://wiki.contoso.example/a1" });
        Assert.Equal(HttpStatusCode.SeeOther, mended.Status);
    }

    [Fact]
    public async Task What_was_typed_outlives_the_session_and_is_sent_again_after_a_new_sign_in()
    {
        var launch = await StartAsync("form-signed-out");
        using var owner = await BoardForms.SignInAsync(_api);
        var form = await owner.OpenAsync(Path(launch, "complete", "a1"));
        var before = await launch.SnapshotAsync();

        using var nobody = BoardForms.SignedOut(_api);
        var kept = await nobody.SendAsync(form, new() { ["url"] = "https://wiki.contoso.example/a1", ["text"] = "Two runs\n\"quoted\" <b>" });
        Assert.Equal(HttpStatusCode.Unauthorized, kept.Status);
        Assert.Contains("You are signed out", kept.Text, StringComparison.Ordinal);
        Assert.StartsWith("/dev/sign-in?", kept.Document.QuerySelector("main a")!.GetAttribute("href"), StringComparison.Ordinal);
        Assert.Equal(before, await launch.SnapshotAsync());

        Assert.Equal(HttpStatusCode.SeeOther, (await owner.SendAsync(kept)).Status);
        Assert.Equal("Two runs\n\"quoted\" <b>", (await launch.ItemAsync("a1"))["evidence"]![0]!["text"]!.GetValue<string>());
    }

    [Fact]
    public async Task Whoever_gives_the_launch_away_is_told_that_it_is_done()
    {
        var launch = await StartAsync("form-give-away");
        using var owner = await BoardForms.SignInAsync(_api);
        var preview = await owner.SendAsync(await owner.OpenAsync(Path(launch, "people")), new() { ["owner"] = "olga@contoso.example" });
        var done = await owner.SendAsync(preview, button: "yes");

        Assert.Equal("olga@contoso.example", (await launch.ReadAsync())["owner"]!.GetValue<string>());
        Assert.Equal(HttpStatusCode.OK, done.Status);
        Assert.Contains("its board is closed to you", done.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_hold_asks_for_a_reason_shows_what_it_does_and_is_done_once_it_is_confirmed()
    {
        var launch = await StartAsync("form-hold");
        using var owner = await BoardForms.SignInAsync(_api);
        var form = await owner.OpenAsync(Path(launch, "hold"));
        var missing = await owner.SendAsync(form);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, missing.Status);
        Assert.Contains("Say why the launch is held", missing.Errors, StringComparison.Ordinal);

        var preview = await owner.SendAsync(form, new() { ["reason"] = "The data centre is down" });
        Assert.Equal(HttpStatusCode.OK, preview.Status);
        Assert.Contains("The launch is on hold", preview.Text, StringComparison.Ordinal);
        Assert.Contains("Mail goes to", preview.Text, StringComparison.Ordinal);
        Assert.Equal("inReadiness", (await launch.ReadAsync())["status"]!.GetValue<string>());

        var back = await owner.SendAsync(preview, button: "no");
        Assert.Equal("The data centre is down", back.Document.QuerySelector("#reason")!.TextContent);

        var done = await owner.SendAsync(preview, button: "yes");
        Assert.Equal(HttpStatusCode.SeeOther, done.Status);
        Assert.Contains("The launch is on hold", (await owner.OpenAsync(done.Location!)).Done, StringComparison.Ordinal);

        var again = await owner.SendAsync(preview, button: "yes");
        Assert.Equal(HttpStatusCode.SeeOther, again.Status);
        Assert.Contains("done=repeated", again.Location, StringComparison.Ordinal);
        Assert.Equal(1, await launch.CountAsync("launch.held"));
    }

    [Fact]
    public async Task A_preview_that_is_out_of_date_is_shown_anew_before_anything_is_done()
    {
        var launch = await StartAsync("form-stale");
        using var owner = await BoardForms.SignInAsync(_api);
        var preview = await owner.SendAsync(await owner.OpenAsync(Path(launch, "cancel")), new() { ["reason"] = "No budget" });
        await launch.CompleteAsync("a1");

        var anew = await owner.SendAsync(preview, button: "yes");
        Assert.Equal(HttpStatusCode.Conflict, anew.Status);
        Assert.Contains("The launch changed while you looked", anew.Errors, StringComparison.Ordinal);
        Assert.Equal(0, await launch.CountAsync("launch.cancelled"));

        Assert.Equal(HttpStatusCode.SeeOther, (await owner.SendAsync(anew, button: "yes")).Status);
        Assert.Equal("cancelled", (await launch.ReadAsync())["status"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_new_date_is_meant_in_the_zone_of_the_launch_and_shows_which_sign_offs_it_costs()
    {
        var launch = await StartAsync("form-move");
        using var owner = await BoardForms.SignInAsync(_api);
        var missing = await owner.SendAsync(await owner.OpenAsync(Path(launch, "reschedule")), new() { ["launchAt"] = "", ["reason"] = "Two weeks for the price" });
        Assert.Equal("New launch moment: give a day and a time.", missing.Document.QuerySelector(".errors a[href='#launchAt']")!.TextContent);
        var zone = TimeZoneInfo.FindSystemTimeZoneById((await launch.ReadAsync())["timeZone"]!.GetValue<string>());
        var wanted = DateTime.SpecifyKind(launch.LaunchAt.UtcDateTime.Date.AddDays(14).AddHours(9.5), DateTimeKind.Unspecified);
        var preview = await owner.SendAsync(await owner.OpenAsync(Path(launch, "reschedule")),
            new() { ["launchAt"] = wanted.ToString("yyyy-MM-dd'T'HH:mm", System.Globalization.CultureInfo.InvariantCulture), ["reason"] = "Two weeks for the price" });
        Assert.Contains("Gates that change", preview.Text, StringComparison.Ordinal);

        await owner.SendAsync(preview, button: "yes");
        Assert.Equal(new DateTimeOffset(wanted, zone.GetUtcOffset(wanted)), (await launch.ReadAsync())["launchAt"]!.GetValue<DateTimeOffset>());
    }

    [Fact]
    public async Task A_time_that_comes_twice_is_asked_about_and_meant_as_it_was_answered()
    {
        var launch = await StartAsync("form-twice-a-day");
        using var owner = await BoardForms.SignInAsync(_api);
        var zone = TimeZoneInfo.FindSystemTimeZoneById((await launch.ReadAsync())["timeZone"]!.GetValue<string>());
        var wanted = Enumerable.Range(0, 400).Select(day => DateTime.SpecifyKind(launch.LaunchAt.Date.AddDays(day).AddHours(1.5), DateTimeKind.Unspecified)).First(zone.IsAmbiguousTime);
        var form = await owner.OpenAsync(Path(launch, "reschedule"));
        Assert.Null(form.Document.QuerySelector("#launchAt-turn"));
        Dictionary<string, string> answers = new() { ["launchAt"] = wanted.ToString("yyyy-MM-dd'T'HH:mm", System.Globalization.CultureInfo.InvariantCulture), ["reason"] = "At night" };

        var asked = await owner.SendAsync(form, answers);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, asked.Status);
        Assert.Equal("#launchAt-turn", asked.Document.QuerySelector(".errors a")!.GetAttribute("href"));
        foreach (var (turn, offset) in new[] { ("second", zone.GetAmbiguousTimeOffsets(wanted).Min()), ("first", zone.GetAmbiguousTimeOffsets(wanted).Max()) })
        {
            var preview = await owner.SendAsync(asked, new() { ["launchAt-turn"] = turn });
            Assert.Equal(HttpStatusCode.SeeOther, (await owner.SendAsync(preview, button: "yes")).Status);
            Assert.Equal(new DateTimeOffset(wanted, offset), (await launch.ReadAsync())["launchAt"]!.GetValue<DateTimeOffset>());
        }

        // Another time is not asked about any more.
        answers["launchAt"] = wanted.AddHours(8).ToString("yyyy-MM-dd'T'HH:mm", System.Globalization.CultureInfo.InvariantCulture);
        Assert.Null((await owner.SendAsync(asked, answers)).Document.QuerySelector("[name=launchAt-turn]"));
    }

    [Fact]
    public async Task The_brief_asks_what_the_playbook_asks_also_what_was_left_empty_at_the_start()
    {
        var playbook = TestPlaybook.Usual("form-inputs").ToJson();
        playbook["inputs"] = new JsonArray(
            new JsonObject { ["id"] = "markets", ["title"] = "Where is it sold?", ["values"] = new JsonArray("US", "DE", "JP"), ["default"] = new JsonArray("US") },
            new JsonObject { ["id"] = "partners", ["title"] = "With whom?" });
        using (var stored = await _api.Http.PutAsync("api/playbooks/form-inputs", new StringContent(playbook.ToJsonString(), System.Text.Encoding.UTF8, "application/json")))
        {
            Assert.True(stored.IsSuccessStatusCode, await stored.Content.ReadAsStringAsync());
        }

        var launch = await SmallLaunch.StartAsync(_api, "form-inputs", TestPlaybook.Usual("form-inputs").People());
        using var owner = await BoardForms.SignInAsync(_api);
        await owner.DoAsync(Path(launch, "brief"), new() { ["input-markets"] = "DE\nJP", ["input-partners"] = "Fabrikam" });
        var inputs = (await launch.ReadAsync())["inputs"]!;
        Assert.Equal(["DE", "JP"], inputs["markets"]!.AsArray().Select(value => value!.GetValue<string>()));
        Assert.Equal("Fabrikam", inputs["partners"]![0]!.GetValue<string>());

        // Emptied is empty, and not what the playbook takes for granted.
        await owner.DoAsync(Path(launch, "brief"), new() { ["input-markets"] = "" });
        Assert.Empty((await launch.ReadAsync())["inputs"]!["markets"]!.AsArray());
    }

    [Fact]
    public async Task Only_what_is_changed_in_the_brief_and_the_people_is_sent()
    {
        var launch = await StartAsync("form-brief");
        using var owner = await BoardForms.SignInAsync(_api);
        await owner.DoAsync(Path(launch, "brief"), new() { ["pricing"] = "39 USD", ["channels"] = "email\nwebinar", ["currency"] = "EUR", ["planned"] = "1200.5" });
        await owner.DoAsync(Path(launch, "brief"), new() { ["pricing"] = "", ["positioning"] = "First of its kind", ["reason"] = "Not settled" });

        var brief = (await launch.ReadAsync())["brief"]!;
        Assert.Null(brief["pricing"]);
        Assert.Equal("First of its kind", brief["positioning"]!.GetValue<string>());
        Assert.Equal(1200.5, brief["budget"]!["planned"]!.GetValue<double>());
        Assert.Equal(["email", "webinar"], brief["channels"]!.AsArray().Select(channel => channel!.GetValue<string>()));

        var unchanged = await owner.SendAsync(await owner.OpenAsync(Path(launch, "brief")));
        Assert.NotEqual(HttpStatusCode.SeeOther, unchanged.Status);

        await owner.DoAsync(Path(launch, "people"), new() { ["role-worker"] = "nina@contoso.example" });
        Assert.Equal("nina@contoso.example", (await launch.ItemAsync("a1"))["owner"]!.GetValue<string>());
        Assert.Contains("nina@contoso.example", (await launch.TrailAsync()).Select(entry => entry.ToJsonString()).Last(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_somebody_else_changed_meanwhile_stays_as_they_made_it()
    {
        var launch = await StartAsync("form-two-editors");
        using var ana = await BoardForms.SignInAsync(_api);
        await ana.DoAsync(Path(launch, "brief"), new() { ["pricing"] = "10 USD", ["positioning"] = "Old" });
        var opened = await ana.OpenAsync(Path(launch, "brief"));
        using var ben = await BoardForms.SignInAsync(_api, "ben@contoso.example", "Launch.Manage");
        await ben.DoAsync(Path(launch, "brief"), new() { ["pricing"] = "12 USD" });

        var preview = await ana.SendAsync(opened, new() { ["positioning"] = "First of its kind" });
        Assert.Equal(HttpStatusCode.SeeOther, (await ana.SendAsync(preview, button: "yes")).Status);
        var brief = (await launch.ReadAsync())["brief"]!;
        Assert.Equal("12 USD", brief["pricing"]!.GetValue<string>());
        Assert.Equal("First of its kind", brief["positioning"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_form_that_comes_back_with_other_answers_is_another_command()
    {
        var launch = await StartAsync("form-twice");
        using var owner = await BoardForms.SignInAsync(_api);
        var form = await owner.OpenAsync(Path(launch, "reassign-item", "a1"));
        Dictionary<string, string> first = new() { ["to"] = "nina@contoso.example", ["reason"] = "Takes over" };
        Dictionary<string, string> second = new() { ["to"] = "omar@contoso.example", ["reason"] = "Takes over" };
        await owner.SendAsync(form, first);
        Assert.Equal(HttpStatusCode.SeeOther, (await owner.SendAsync(form, second)).Status);
        Assert.Equal("omar@contoso.example", (await launch.ItemAsync("a1"))["owner"]!.GetValue<string>());
        var trail = (await launch.TrailAsync()).Count;
        Assert.Equal(HttpStatusCode.SeeOther, (await owner.SendAsync(form, second)).Status);
        Assert.Equal(trail, (await launch.TrailAsync()).Count);
    }

    [Theory]
    [InlineData("block", "reason", "Vendor is late", "blocked")]
    [InlineData("not-applicable", "reason", "No hardware here", "notApplicable")]
    public async Task An_item_changes_its_status(string action, string field, string text, string status)
    {
        var launch = await StartAsync($"form-{action}");
        using var owner = await BoardForms.SignInAsync(_api);
        await owner.DoAsync(Path(launch, action, "a1"), new() { [field] = text });
        Assert.Equal(status, await launch.ItemStatusAsync("a1"));
        await owner.DoAsync(Path(launch, "reopen", "a1"), new() { ["reason"] = "After all" });
        Assert.Equal("open", await launch.ItemStatusAsync("a1"));
    }

    [Fact]
    public async Task The_checklist_is_changed_by_forms()
    {
        var launch = await StartAsync("form-items");
        using var owner = await BoardForms.SignInAsync(_api);
        var due = launch.LaunchAt.AddDays(-30).ToString("yyyy-MM-dd'T'HH:mm", System.Globalization.CultureInfo.InvariantCulture);
        await owner.DoAsync(Path(launch, "add-item"), new() { ["gate"] = "alpha", ["title"] = "Translate the page", ["owner"] = "nina@contoso.example", ["dueAt"] = due, ["requiresEvidence"] = "true" });
        var added = (await launch.GateAsync("alpha"))["items"]!.AsArray().Single(item => item!["title"]!.GetValue<string>() == "Translate the page")!;
        Assert.True(added["requiresEvidence"]!.GetValue<bool>());
        var id = added["id"]!.GetValue<string>();

        await owner.DoAsync(Path(launch, "change-item", id), new() { ["title"] = "Translate all pages", ["ticket"] = "PROJ-7" });
        await owner.DoAsync(Path(launch, "reassign-item", id), new() { ["to"] = "omar@contoso.example", ["reason"] = "Nina is away" });
        await owner.DoAsync(Path(launch, "acknowledge", id));
        var changed = await launch.ItemAsync(id);
        Assert.Equal("Translate all pages", changed["title"]!.GetValue<string>());
        Assert.Equal("omar@contoso.example", changed["owner"]!.GetValue<string>());
        Assert.Equal("PROJ-7", changed["ticket"]!["key"]!.GetValue<string>());
        await owner.DoAsync(Path(launch, "change-item", id), new() { ["ticket"] = "" });
        Assert.Null((await launch.ItemAsync(id))["ticket"]);

        await owner.DoAsync(Path(launch, "remove-item", id));
        Assert.DoesNotContain((await launch.GateAsync("alpha"))["items"]!.AsArray(), item => item!["id"]!.GetValue<string>() == id);
    }

    [Fact]
    public async Task A_gate_is_run_by_forms()
    {
        var launch = await StartAsync("form-gate");
        using var owner = await BoardForms.SignInAsync(_api);
        await launch.CompleteAsync("a1", "a2");
        await launch.UntilGateAsync("alpha", "inReview");
        await owner.DoAsync(Path(launch, "resend-link", "alpha"), new() { ["person"] = TestPlaybook.LeadOf("alpha") });
        await owner.DoAsync(Path(launch, "revoke-links", "alpha"), new() { ["reason"] = "Sent to a list" });
        await owner.DoAsync(Path(launch, "reassign", "alpha"), new() { ["from"] = TestPlaybook.LeadOf("alpha"), ["to"] = "nina@contoso.example", ["reason"] = "New lead" });
        Assert.Equal("nina@contoso.example", (await launch.GateAsync("alpha"))["approvers"]![0]!["person"]!.GetValue<string>());

        (await launch.GateAsync("alpha", "sign-offs", new JsonObject { ["decision"] = "reject", ["comment"] = "Not yet" }, "nina@contoso.example")).IsAccepted();
        await launch.UntilGateAsync("alpha", "needsWork");
        await owner.DoAsync(Path(launch, "request-review", "alpha"), new() { ["note"] = "Mended" });
        await launch.UntilGateAsync("alpha", "inReview");

        using var risk = await BoardForms.SignInAsync(_api, TestPlaybook.RiskOwner);
        await risk.DoAsync(Path(launch, "waive", "alpha"), new() { ["reason"] = "Known risk" });
        Assert.Equal("waived", await launch.GateStatusAsync("alpha"));
        await owner.DoAsync(Path(launch, "revoke-waiver", "alpha"), new() { ["reason"] = "Needed" });
        Assert.NotEqual("waived", await launch.GateStatusAsync("alpha"));

        using var admin = await BoardForms.SignInAsync(_api, "admin@contoso.example", "Launch.Admin");
        await admin.DoAsync(Path(launch, "override", "alpha"), new() { ["reason"] = "Emergency" });
        Assert.Equal("approved", await launch.GateStatusAsync("alpha"));
    }

    [Fact]
    public async Task A_gate_waits_for_a_gate_of_another_launch()
    {
        var (launch, other) = (await StartAsync("form-waits"), await StartAsync("form-waited"));
        using var owner = await BoardForms.SignInAsync(_api, StartRequest.Owner, "Launch.Manage");
        await owner.DoAsync(Path(launch, "waits-for", "beta"), new() { ["gates"] = $"{other.Id}/alpha" });
        Assert.Equal(other.Id, (await launch.GateAsync("beta"))["waitsFor"]![0]!["launchId"]!.GetValue<string>());
        var wrong = await owner.SendAsync(await owner.OpenAsync(Path(launch, "waits-for", "beta")), new() { ["gates"] = "nowhere" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.Status);
        Assert.DoesNotContain("/api/", wrong.Errors, StringComparison.Ordinal);
        await owner.DoAsync(Path(launch, "waits-for", "beta"), new() { ["gates"] = "" });
        Assert.Empty((await launch.GateAsync("beta"))["waitsFor"]?.AsArray() ?? []);
    }

    [Fact]
    public async Task Metrics_values_feedback_and_lessons_are_entered_by_forms_and_a_form_sent_twice_counts_once()
    {
        var launch = await StartAsync("form-after");
        using var owner = await BoardForms.SignInAsync(_api);
        await owner.DoAsync(Path(launch, "metric"), new() { ["metricId"] = "sign-ups", ["unit"] = "a day", ["direction"] = "up", ["target"] = "120", ["guardrail"] = "40" });
        await owner.DoAsync(Path(launch, "change-metric", "sign-ups"), new() { ["target"] = "150", ["reason"] = "More reach" });
        Assert.Equal(150, (await launch.ReadAsync())["metrics"]!.AsArray().Single(metric => metric!["id"]!.GetValue<string>() == "sign-ups")!["target"]!.GetValue<double>());

        var wrong = await owner.SendAsync(await owner.OpenAsync(Path(launch, "observe")), new() { ["metric"] = "sign-ups", ["value"] = "many" });
        Assert.Contains("give a number", wrong.Errors, StringComparison.Ordinal);
        var form = await owner.OpenAsync(Path(launch, "feedback"));
        var early = await owner.SendAsync(await owner.OpenAsync(Path(launch, "lesson")), new() { ["kind"] = "keep", ["text"] = "Start translation early" });
        Assert.Equal(HttpStatusCode.Conflict, early.Status);
        Assert.Contains("not live yet", early.Errors, StringComparison.Ordinal);
        for (var time = 0; time < 2; time++)
        {
            var sent = await owner.SendAsync(form, new() { ["text"] = "Love it", ["kind"] = "customer" });
            Assert.Equal(HttpStatusCode.SeeOther, sent.Status);
            Assert.Contains("feedback is stored", (await owner.OpenAsync(sent.Location!)).Done, StringComparison.Ordinal);
        }

        Assert.Single((await _api.GetAsync($"api/launches/{launch.Id}/feedback"))["items"]!.AsArray());
        await owner.DoAsync(Path(launch, "status-mail"), new() { ["to"] = "board@contoso.example", ["every"] = "week", ["on"] = "friday", ["at"] = "07:30" });
        Assert.Equal("friday", (await _api.GetAsync($"api/launches/{launch.Id}/status-mail"))["on"]!.GetValue<string>());
        await owner.DoAsync(Path(launch, "stop-status-mail"));
    }

    [Fact]
    public async Task A_form_from_elsewhere_or_of_somebody_else_or_too_old_changes_nothing()
    {
        var launch = await StartAsync("form-forged");
        using var owner = await BoardForms.SignInAsync(_api);
        using var manager = await BoardForms.SignInAsync(_api, "manager@contoso.example", "Launch.Manage");
        var form = await owner.OpenAsync(Path(launch, "block", "a1"));
        var before = await launch.SnapshotAsync();
        Dictionary<string, string> answers = new() { ["reason"] = "Because" };

        Assert.Equal(HttpStatusCode.Forbidden, (await owner.SendAsync(form, answers, origin: "https://evil.example")).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await manager.SendAsync(form, answers)).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await owner.SendAsync(form, new() { ["reason"] = "Because", ["token"] = "" })).Status);
        Assert.Equal(before, await launch.SnapshotAsync());

        await _api.AdvanceAsync("PT13H");
        var tooOld = await owner.SendAsync(form, answers);
        Assert.Equal(HttpStatusCode.BadRequest, tooOld.Status);
        Assert.Equal(HttpStatusCode.SeeOther, (await owner.SendAsync(tooOld)).Status);
    }

    [Fact]
    public async Task Whoever_may_not_is_told_so_and_what_is_gone_is_said()
    {
        var launch = await StartAsync("form-rights");
        using var worker = await BoardForms.SignInAsync(_api, TestPlaybook.Worker);
        Assert.Equal(HttpStatusCode.OK, (await worker.OpenAsync(Path(launch, "complete", "a1"))).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await worker.OpenAsync(Path(launch, "hold"))).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await worker.OpenAsync(Path(launch, "complete", "no-such-item"))).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await worker.OpenAsync(Path(launch, "explode"))).Status);
    }

    private Task<SmallLaunch> StartAsync(string id) => SmallLaunch.StartAsync(_api, TestPlaybook.Usual(id));

    private static string Path(SmallLaunch launch, string action, string? of = null) => $"/board/{launch.Id}/actions/{action}{(of is null ? "" : $"?of={of}")}";
}
