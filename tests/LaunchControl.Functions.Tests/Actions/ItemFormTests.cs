using System.Globalization;
using System.Net;
using LaunchControl.Drivers;

namespace LaunchControl.Functions.Tests.Actions;

/// <summary>Everything that the API says of an item, said by forms.</summary>
public sealed class ItemFormTests(RunningHost host) : IClassFixture<RunningHost>
{
    private readonly LaunchApi _api = host.Api;

    [Fact]
    public async Task An_item_is_added_with_a_check_a_ticket_what_it_depends_on_and_a_date_that_moves_with_the_launch()
    {
        var launch = await StartAsync("item-form-add");
        using var owner = await BoardForms.SignInAsync(_api);
        await owner.DoAsync(Path(launch, "add-item"), new()
        {
            ["gate"] = "alpha",
            ["title"] = "Status page is up",
            ["due"] = "L-14d",
            ["workingDays"] = "3",
            ["dependsOn"] = "a1\na2",
            ["ticket"] = "PROJ-9",
            ["ticket-url"] = "https://tickets.contoso.example/PROJ-9",
            ["check-url"] = "https://status.contoso.example/",
            ["check-status"] = "204",
            ["check-pointer"] = "/ready",
            ["check-expected"] = "true",
            ["check-every"] = "PT10M",
            ["check-timeout"] = "P2D",
            ["id"] = "status-page",
        });

        var item = await launch.ItemAsync("status-page");
        Assert.Equal(StartRequest.Owner, item["owner"]!.GetValue<string>());
        Assert.Equal("L-14d", item["due"]!.GetValue<string>());
        Assert.Equal(3, item["workingDays"]!.GetValue<int>());
        Assert.Equal(["a1", "a2"], item["dependsOn"]!.AsArray().Select(other => other!.GetValue<string>()));
        Assert.Equal(("PROJ-9", "https://tickets.contoso.example/PROJ-9"), (item["ticket"]!["key"]!.GetValue<string>(), item["ticket"]!["url"]!.GetValue<string>()));
        var check = item["check"]!;
        Assert.Equal(("https://status.contoso.example/", 204, "/ready"), (check["url"]!.GetValue<string>(), check["expectedStatus"]!.GetValue<int>(), check["pointer"]!.GetValue<string>()));
        Assert.Equal(("true", "PT10M", "P2D"), (check["expected"]!.GetValue<string>(), check["every"]!.GetValue<string>(), check["timeout"]!.GetValue<string>()));
    }

    [Fact]
    public async Task Every_fault_of_a_new_item_lands_at_its_question_and_what_is_folded_away_is_opened()
    {
        var launch = await StartAsync("item-form-faults");
        using var owner = await BoardForms.SignInAsync(_api);
        var form = await owner.OpenAsync(Path(launch, "add-item"));
        Assert.Equal(4, form.Document.QuerySelectorAll("details").Length);
        Assert.Empty(form.Document.QuerySelectorAll("details[open]"));

        var wrong = await owner.SendAsync(form, new()
        {
            ["gate"] = "alpha",
            ["title"] = "Wrong",
            ["due"] = "soon",
            ["workingDays"] = "999",
            ["ticket-url"] = "https://tickets.contoso.example/PROJ-9",
            ["check-url"] = "status",
            ["check-status"] = "9",
            ["check-every"] = "often",
        });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.Status);
        Assert.Equal(
            ["#check-every", "#check-status", "#check-url", "#due", "#ticket", "#workingDays"],
            wrong.Document.QuerySelectorAll(".errors a").Select(link => link.GetAttribute("href")).Distinct().Order(StringComparer.Ordinal));
        Assert.Equal(3, wrong.Document.QuerySelectorAll("details[open]").Length);
        Assert.All(wrong.Document.QuerySelectorAll("[aria-invalid=true]"), field => Assert.True(field.Closest("details")?.HasAttribute("open") ?? true));
    }

    [Fact]
    public async Task A_title_that_is_taken_is_said_at_the_id_and_another_id_mends_it()
    {
        var launch = await StartAsync("item-form-twice");
        using var owner = await BoardForms.SignInAsync(_api);
        Dictionary<string, string> answers = new() { ["gate"] = "alpha", ["title"] = "Translate the page" };
        await owner.DoAsync(Path(launch, "add-item"), answers);
        var again = await owner.SendAsync(await owner.OpenAsync(Path(launch, "add-item")), new(answers) { ["guidance"] = "Into Danish" });
        Assert.Equal(HttpStatusCode.Conflict, again.Status);
        Assert.Equal("#id", again.Document.QuerySelector(".errors a")!.GetAttribute("href"));
        Assert.True(again.Document.QuerySelector("#id")!.Closest("details")!.HasAttribute("open"));

        var preview = await owner.SendAsync(again, new() { ["id"] = "translate-to-danish" });
        Assert.Equal(HttpStatusCode.SeeOther, (await owner.SendAsync(preview, button: "yes")).Status);
        Assert.Equal("Into Danish", (await launch.ItemAsync("translate-to-danish"))["guidance"]!.GetValue<string>());
    }

    [Fact]
    public async Task An_item_gets_another_owner_date_ticket_and_other_items_before_it()
    {
        var launch = await StartAsync("item-form-change");
        using var owner = await BoardForms.SignInAsync(_api);
        await owner.DoAsync(Path(launch, "change-item", "a2"), new()
        {
            ["owner"] = "nina@contoso.example",
            ["due"] = "L-8d",
            ["workingDays"] = "2",
            ["dependsOn"] = "a1",
            ["ticket"] = "PROJ-7",
            ["ticket-url"] = "https://tickets.contoso.example/PROJ-7",
        });
        var item = await launch.ItemAsync("a2");
        Assert.Equal(("nina@contoso.example", "L-8d", 2), (item["owner"]!.GetValue<string>(), item["due"]!.GetValue<string>(), item["workingDays"]!.GetValue<int>()));
        Assert.Equal("a1", item["dependsOn"]![0]!.GetValue<string>());

        // One half of a ticket is changed, the other stays.
        await owner.DoAsync(Path(launch, "change-item", "a2"), new() { ["ticket-url"] = "https://tickets.contoso.example/browse/PROJ-7" });
        Assert.Equal("PROJ-7", (await launch.ItemAsync("a2"))["ticket"]!["key"]!.GetValue<string>());
        await owner.DoAsync(Path(launch, "change-item", "a2"), new() { ["ticket"] = "PROJ-8" });
        Assert.Equal("https://tickets.contoso.example/browse/PROJ-7", (await launch.ItemAsync("a2"))["ticket"]!["url"]!.GetValue<string>());
        var half = await owner.SendAsync(await owner.OpenAsync(Path(launch, "change-item", "a2")), new() { ["ticket"] = "" });
        Assert.Equal("#ticket", half.Document.QuerySelector(".errors a")!.GetAttribute("href"));

        await owner.DoAsync(Path(launch, "change-item", "a2"), new() { ["ticket"] = "", ["ticket-url"] = "", ["dependsOn"] = "" });
        item = await launch.ItemAsync("a2");
        Assert.Null(item["ticket"]);
        Assert.Empty(item["dependsOn"]!.AsArray());
        var circle = await owner.SendAsync(await owner.OpenAsync(Path(launch, "change-item", "a1")), new() { ["dependsOn"] = "b1", ["owner"] = "" });
        Assert.Equal(["#owner"], circle.Document.QuerySelectorAll(".errors a").Select(link => link.GetAttribute("href")));
        circle = await owner.SendAsync(await owner.OpenAsync(Path(launch, "change-item", "a1")), new() { ["dependsOn"] = "b1" });
        Assert.Equal(["#dependsOn"], circle.Document.QuerySelectorAll(".errors a").Select(link => link.GetAttribute("href")));
    }

    [Fact]
    public async Task An_offset_that_is_taken_away_leaves_the_date_and_a_date_of_its_own_takes_the_offset_away()
    {
        var launch = await StartAsync("item-form-due");
        using var owner = await BoardForms.SignInAsync(_api);
        var before = await launch.ItemAsync("a1");
        await owner.DoAsync(Path(launch, "change-item", "a1"), new() { ["due"] = "" });
        var after = await launch.ItemAsync("a1");
        Assert.Null(after["due"]);
        Assert.Equal(before["dueAt"]!.GetValue<DateTimeOffset>(), after["dueAt"]!.GetValue<DateTimeOffset>());

        var day = launch.LaunchAt.AddDays(-30).ToString("yyyy-MM-dd'T'12:00", CultureInfo.InvariantCulture);
        await owner.DoAsync(Path(launch, "change-item", "a2"), new() { ["dueAt"] = day });
        Assert.Null((await launch.ItemAsync("a2"))["due"]);
        var both = await owner.SendAsync(await owner.OpenAsync(Path(launch, "change-item", "b1")), new() { ["dueAt"] = day, ["due"] = "L-3d" });
        Assert.Equal("#dueAt", both.Document.QuerySelector(".errors a")!.GetAttribute("href"));
    }

    private Task<SmallLaunch> StartAsync(string id) => SmallLaunch.StartAsync(_api, TestPlaybook.Usual(id));

    private static string Path(SmallLaunch launch, string action, string? of = null) => $"/board/{launch.Id}/actions/{action}{(of is null ? "" : $"?of={of}")}";
}
