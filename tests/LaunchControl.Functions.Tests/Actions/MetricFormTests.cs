using System.Net;
using System.Text.Json.Nodes;
using LaunchControl.Drivers;

namespace LaunchControl.Functions.Tests.Actions;

/// <summary>Everything that the API says of metrics and feedback, said by forms.</summary>
public sealed class MetricFormTests(RunningHost host) : IClassFixture<RunningHost>
{
    private readonly LaunchApi _api = host.Api;

    [Fact]
    public async Task A_metric_is_agreed_with_a_source_and_changed_without_losing_anything()
    {
        var launch = await StartAsync("metric-form-source");
        using var owner = await BoardForms.SignInAsync(_api);
        await owner.DoAsync(Path(launch, "metric"), new()
        {
            ["metricId"] = "sign-ups",
            ["target"] = "120",
            ["window"] = "P7D",
            ["aggregation"] = "sum",
            ["minimumData"] = "3",
            ["source-kind"] = "prometheus",
            ["source-url"] = "https://prometheus.contoso.example",
            ["source-query"] = "sum(signups)",
            ["source-secret"] = "prometheus-read",
        });
        await owner.DoAsync(Path(launch, "change-metric", "sign-ups"), new() { ["target"] = "150" });
        var metric = await MetricAsync(launch, "sign-ups");
        Assert.Equal((150d, "P7D", "sum", 3), (metric["target"]!.GetValue<double>(), metric["window"]!.GetValue<string>(), metric["aggregation"]!.GetValue<string>(), metric["minimumData"]!.GetValue<int>()));
        Assert.Equal(("prometheus", "sum(signups)", "prometheus-read"), (metric["source"]!["kind"]!.GetValue<string>(), metric["source"]!["query"]!.GetValue<string>(), metric["source"]!["secret"]!.GetValue<string>()));

        await owner.DoAsync(Path(launch, "change-metric", "sign-ups"), new() { ["source-kind"] = "http", ["source-query"] = "", ["source-pointer"] = "/value", ["source-atPointer"] = "/at", ["minimumData"] = "1" });
        Assert.Equal("/at", (await MetricAsync(launch, "sign-ups"))["source"]!["atPointer"]!.GetValue<string>());

        var unchanged = await owner.DoAsync(Path(launch, "change-metric", "sign-ups"));
        Assert.Contains("Nothing had to be changed", unchanged.Done, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_metric_whose_values_are_pushed_stays_as_it_is_when_nothing_is_changed()
    {
        var launch = await StartAsync("metric-form-pushed");
        using var owner = await BoardForms.SignInAsync(_api);
        await owner.DoAsync(Path(launch, "metric"), new() { ["metricId"] = "sign-ups" });
        Assert.Null((await MetricAsync(launch, "sign-ups"))["source"]);
        Assert.Contains("Nothing had to be changed", (await owner.DoAsync(Path(launch, "change-metric", "sign-ups"))).Done, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Faults_of_a_source_land_at_their_questions()
    {
        var launch = await StartAsync("metric-form-faults");
        using var owner = await BoardForms.SignInAsync(_api);
        var wrong = await owner.SendAsync(await owner.OpenAsync(Path(launch, "metric")), new() { ["metricId"] = "sign-ups", ["source-kind"] = "azureMonitor", ["source-url"] = "https://x.example", ["source-workspace"] = "mine", ["minimumData"] = "0" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.Status);
        Assert.Equal(
            ["#minimumData", "#source-query", "#source-url", "#source-workspace"],
            wrong.Document.QuerySelectorAll(".errors a").Select(link => link.GetAttribute("href")).Order(StringComparer.Ordinal));
        Assert.Equal(2, wrong.Document.QuerySelectorAll("details[open]").Length);
    }

    [Fact]
    public async Task After_the_go_a_change_needs_a_reason_as_the_form_says()
    {
        var launch = await StartAsync("metric-form-go");
        using var owner = await BoardForms.SignInAsync(_api);
        await owner.DoAsync(Path(launch, "metric"), new() { ["metricId"] = "sign-ups", ["target"] = "120" });
        var before = await owner.OpenAsync(Path(launch, "change-metric", "sign-ups"));
        Assert.Contains("Why (may be left empty)", before.Text, StringComparison.Ordinal);

        await launch.ScheduleAsync();
        var form = await owner.OpenAsync(Path(launch, "change-metric", "sign-ups"));
        Assert.DoesNotContain("Why (may be left empty)", form.Text, StringComparison.Ordinal);
        var missing = await owner.SendAsync(form, new() { ["target"] = "130" });
        Assert.Equal("#reason", missing.Document.QuerySelector(".errors a")!.GetAttribute("href"));
        await owner.DoAsync(Path(launch, "change-metric", "sign-ups"), new() { ["target"] = "130", ["reason"] = "More reach" });
        await owner.DoAsync(Path(launch, "remove-metric", "sign-ups"), new() { ["reason"] = "Not measured any more" });
        Assert.DoesNotContain((await launch.ReadAsync())["metrics"]!.AsArray(), metric => metric!["id"]!.GetValue<string>() == "sign-ups");
    }

    [Fact]
    public async Task Feedback_has_the_themes_that_were_given()
    {
        var launch = await StartAsync("feedback-form");
        using var owner = await BoardForms.SignInAsync(_api);
        var form = await owner.OpenAsync(Path(launch, "feedback"));
        var wrong = await owner.SendAsync(form, new() { ["text"] = "Love it", ["kind"] = "customer", ["themes"] = "sign-up\nPricing and more" });
        Assert.Equal("#themes", wrong.Document.QuerySelector(".errors a")!.GetAttribute("href"));
        await owner.SendAsync(wrong, new() { ["themes"] = "sign-up\npricing" });
        var entry = (await _api.GetAsync($"api/launches/{launch.Id}/feedback"))["items"]![0]!;
        Assert.Equal(["pricing", "sign-up"], entry["themes"]!.AsArray().Select(theme => theme!.GetValue<string>()).Order(StringComparer.Ordinal));
    }

    private Task<SmallLaunch> StartAsync(string id) => SmallLaunch.StartAsync(_api, TestPlaybook.Usual(id));

    private static async Task<JsonNode> MetricAsync(SmallLaunch launch, string id) => (await launch.ReadAsync())["metrics"]!.AsArray().Single(metric => metric!["id"]!.GetValue<string>() == id)!;

    private static string Path(SmallLaunch launch, string action, string? of = null) => $"/board/{launch.Id}/actions/{action}{(of is null ? "" : $"?of={of}")}";
}
