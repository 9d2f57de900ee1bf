using System.Net;
using System.Text.Json.Nodes;
using LaunchControl.Drivers;
using LaunchControl.LocalHost.Functions;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;

namespace LaunchControl.Functions.Tests.Infrastructure;

/// <summary>Walks every route of the app.</summary>
public sealed class RouteTableTests(RunningHost host) : IClassFixture<RunningHost>
{
    /// <summary>Health and the document tell no secret; the mail provider signs its events.</summary>
    internal static readonly string[] RoutesWithTheirOwnAuthentication = ["api/health", "api/openapi.json", "api/webhooks/jira", "api/webhooks/sendgrid", "api/webhooks/tickets"];

    private readonly LaunchApi _api = host.Api;

    [Fact]
    public async Task No_safe_method_on_any_route_changes_anything()
    {
        var id = (await _api.StartAsync(StartRequest.Usual("Untouched")))["id"]!.GetValue<string>();
        await Eventually.GetAsync(() => _api.LaunchAsync(id), launch => launch["status"]!.GetValue<string>() == "inReadiness", "An open phase");
        await _api.SettleAsync();
        var before = await SnapshotAsync(id);

        foreach (var route in Routes().Select(route => Fill(route.Route, id)).Distinct())
        {
            foreach (var method in new[] { HttpMethod.Get, HttpMethod.Head, HttpMethod.Options, HttpMethod.Trace })
            {
                using var response = await _api.Http.SendAsync(new HttpRequestMessage(method, route));
                Assert.True((int)response.StatusCode < 500, $"{method} {route}: {(int)response.StatusCode}");
            }
        }

        Assert.Equal(before, await SnapshotAsync(id));
    }

    [Fact]
    public async Task Every_API_route_without_an_authentication_of_its_own_refuses_a_caller_without_a_valid_token()
    {
        using var stranger = new LaunchApi(_api.Http.BaseAddress!);
        foreach (var (route, method) in TokenRoutes())
        {
            foreach (var authorization in new[] { null, "Bearer x", "Bearer ", "Basic eDp5", $"Bearer {await _api.TokenAsync("a@b.example")}x" })
            {
                using var request = new HttpRequestMessage(new HttpMethod(method.ToUpperInvariant()), Fill(route, "some-launch-234567")) { Content = new StringContent("{}") };
                if (authorization is not null)
                {
                    request.Headers.TryAddWithoutValidation("Authorization", authorization);
                }

                using var response = await stranger.Http.SendAsync(request);
                Assert.True(response.StatusCode == HttpStatusCode.Unauthorized, $"{method} {route} with '{authorization}': {(int)response.StatusCode}");
            }
        }
    }

    [Fact]
    public async Task A_caller_without_a_role_may_neither_start_nor_see_nor_change_another_owners_launch()
    {
        var id = (await _api.StartAsync(StartRequest.Usual("Private")))["id"]!.GetValue<string>();
        using var stranger = new LaunchApi(_api.Http.BaseAddress!);
        stranger.Http.DefaultRequestHeaders.Authorization = new("Bearer", await _api.TokenAsync("stranger@contoso.example"));

        foreach (var (route, method) in TokenRoutes())
        {
            using var request = new HttpRequestMessage(new HttpMethod(method.ToUpperInvariant()), Fill(route, id)) { Content = new StringContent("{}") };
            using var response = await stranger.Http.SendAsync(request);
            Assert.True(response.StatusCode == HttpStatusCode.Forbidden, $"{method} {route}: {(int)response.StatusCode}");
        }
    }

    [Fact]
    public async Task A_stranger_can_not_tell_a_launch_that_is_there_from_one_that_is_not()
    {
        var id = (await _api.StartAsync(StartRequest.Usual("Hidden")))["id"]!.GetValue<string>();
        using var stranger = new LaunchApi(_api.Http.BaseAddress!);
        stranger.Http.DefaultRequestHeaders.Authorization = new("Bearer", await _api.TokenAsync("stranger@contoso.example"));
        foreach (var (route, method) in TokenRoutes().Where(route => route.Route.Contains("{launchId}", StringComparison.Ordinal)))
        {
            Assert.Equal(await RefusalAsync(method, Fill(route, "no-such-launch-7f3k2m")), await RefusalAsync(method, Fill(route, id)));
        }

        async Task<(HttpStatusCode, string)> RefusalAsync(string method, string route)
        {
            using var request = new HttpRequestMessage(new HttpMethod(method.ToUpperInvariant()), route) { Content = new StringContent("{}") };
            using var response = await stranger.Http.SendAsync(request);
            return (response.StatusCode, JsonNode.Parse(await response.Content.ReadAsStringAsync())!["detail"]!.GetValue<string>());
        }
    }

    [Fact]
    public async Task A_person_without_a_role_manages_their_own_delegation()
    {
        using var person = new LaunchApi(_api.Http.BaseAddress!);
        person.Http.DefaultRequestHeaders.Authorization = new("Bearer", await _api.TokenAsync("away@contoso.example"));
        using var set = await person.Http.PutAsync(
            "api/people/Away@contoso.example/delegation", new StringContent("""{"delegate":"ana@contoso.example","from":"2027-03-01","to":"2027-03-05"}"""));
        Assert.Equal(HttpStatusCode.OK, set.StatusCode);
        Assert.Equal("ana@contoso.example", (await person.GetAsync("api/people/away@contoso.example/delegation"))["delegate"]!.GetValue<string>());
        using var removed = await person.Http.DeleteAsync("api/people/away@contoso.example/delegation");
        Assert.Equal(HttpStatusCode.NoContent, removed.StatusCode);
        using var again = await person.Http.DeleteAsync("api/people/away@contoso.example/delegation");
        Assert.Equal(HttpStatusCode.NoContent, again.StatusCode);

        var changes = (await _api.GetAsync("api/people/away@contoso.example/delegation/changes"))["items"]!.AsArray();
        Assert.Equal([null, "ana@contoso.example"], changes.Select(change => change!["absence"]?["delegate"]!.GetValue<string>()));
        Assert.All(changes, change => Assert.Equal("away@contoso.example", change!["by"]!.GetValue<string>()));
    }

    // The Functions host takes routes in the order of function names, not the most specific one, so no path may fit two.
    [Fact]
    public void No_path_fits_two_functions()
    {
        var routes = Routes().Select(route => (route.Method, Route: route.Route.Split('/'))).ToList();
        foreach (var (one, index) in routes.Select((route, index) => (route, index)))
        {
            Assert.DoesNotContain(routes.Skip(index + 1), other => other.Method == one.Method && other.Route.Length == one.Route.Length
                && other.Route.Zip(one.Route).All(segment => Overlap(segment.First, segment.Second)));
        }

        // A segment that has to be an address fits no fixed word.
        static bool Overlap(string one, string other) =>
            one == other || (one[0] == '{' && !IsAddressFor(one, other)) || (other[0] == '{' && !IsAddressFor(other, one));

        static bool IsAddressFor(string parameter, string other) => parameter.EndsWith(":regex(@)}", StringComparison.Ordinal) && other[0] != '{';
    }

    [Fact]
    public async Task Every_function_name_is_one_that_was_released()
    {
        string[] released =
        [
            "AcknowledgeGate", "AcknowledgeItem", "AcknowledgeReview", "AddFeedback", "AddItem", "AddLesson", "Attention", "BlockItem", "CancelLaunch",
            "ChangeBrief", "ChangeCalendarAddress", "ChangeItem", "ChangeMetric", "ChangePeople", "ChangeWebhook", "CompleteItem", "CreateWebhook", "DecideGate",
            "DeliverWebhooks", "DiscardDeadLetter", "DismissRecommendation", "DownloadList", "EnableWebhook", "EvaluateGateActivity", "FanOutEvent", "GateOrchestrator",
            "GetAudit", "GetBlackouts", "GetBlockers", "GetCalendar", "GetChannel", "GetCollisions", "GetDelegation", "GetDiagnosis", "GetDossier", "GetEventSchema",
            "GetFeedbackSummary", "GetHealth", "GetLaunch", "GetLaunchCalendar", "GetOpenApi", "GetPersonSettings", "GetPlaybook", "GetPlaybookSchema", "GetReadiness",
            "GetRetrospective", "GetRollCall", "GetSnapshots", "GetStatusMail", "GetWebhook", "GoLiveActivity", "HoldLaunch", "IssueFeedbackLink",
            "LaunchOrchestrator", "ListAccessRefusals", "ListBlackoutChanges", "ListChannelDeliveries", "ListChannels", "ListDeadLetters",
            "ListDelegationChanges", "ListFeedback", "ListItems", "ListLaunches", "ListPersonSettingsChanges", "ListPersonSignOffs", "ListPlaybookVersions",
            "ListPlaybooks", "ListWebhookDeliveries", "ListWebhooks", "MakeCalendarAddress", "MarkItemNotApplicable", "OpenNextPhaseActivity", "OutboxSweep", "OverrideGate",
            "Patrol", "PurgeOrchestrations", "PushObservations", "PutBlackouts", "PutChannel", "PutPlaybook", "ReadCalendarFeed", "ReassignApprover", "ReassignItem",
            "Rebuild", "ReceiveJiraEvents", "ReceiveMailEvents", "ReceiveTicketEvents", "RecordSignOff", "RemoveChannel", "RemoveDelegation",
            "RemoveItem", "RemoveLesson", "RemoveMetric", "RemovePersonSettings", "RemoveStatusMail", "RemoveWebhook", "RenewReview", "ReopenItem",
            "ReplayDeadLetter", "ReplayWebhookDelivery", "RequestReview", "Reschedule", "ResendLink", "RestartOrchestrations", "ResumeLaunch",
            "RevokeFeedbackLink", "RevokeGateWaiver", "RevokeLinks", "RotateWebhookSecret", "RunDueChecksActivity", "RunLaunchCommand", "SendStatusMails",
            "SetDelegation", "SetPersonSettings", "SetStatusMail", "ShowAction", "ShowAuditTrail", "ShowBoard", "ShowCalendar", "ShowCalendarAddress", "ShowFeedbackForm", "ShowFeedbackList",
            "ShowPersonBoard", "ShowPersonForm", "ShowPortfolio", "ShowRetrospective", "ShowReview", "ShowRollCall", "ShowStart", "StartLaunch",
            "StopCalendarAddress", "SubmitAction", "SubmitFeedback", "SubmitPersonForm", "SubmitReview", "SubmitStart", "TestChannel", "TestWebhook", "VerifyDossier",
            "WaitForGates", "WaiveGate", "WaiveItem", "Watchdog",
        ];

        Assert.Equal(released, host.App.Services.GetRequiredService<FunctionCatalog>().All.Select(function => function.Name));
        using var health = await _api.Http.GetAsync("api/health");
        Assert.Equal(HttpStatusCode.OK, health.StatusCode);
    }

    private IEnumerable<(string Route, string Method)> Routes() =>
        from function in host.App.Services.GetRequiredService<FunctionCatalog>().With<HttpTriggerAttribute>()
        let trigger = (HttpTriggerAttribute)function.Trigger
        from method in trigger.Methods!
        select (trigger.Route!, method);

    private IEnumerable<(string Route, string Method)> TokenRoutes() =>
        Routes().Where(route => route.Route.StartsWith("api/", StringComparison.Ordinal) && !RoutesWithTheirOwnAuthentication.Contains(route.Route));

    internal static string Fill(string route, string launchId) => route
        .Replace("{launchId}", launchId, StringComparison.Ordinal)
        .Replace("{gateId}", "engineering-ready", StringComparison.Ordinal)
        .Replace("{itemId}", "load-test", StringComparison.Ordinal)
        .Replace("{list}", "items", StringComparison.Ordinal)
        .Replace("{form}", "away", StringComparison.Ordinal)
        .Replace("{action}", "hold", StringComparison.Ordinal)
        .Replace("{lessonId}", "some-lesson", StringComparison.Ordinal)
        .Replace("{recommendationId}", "go-no-go-r1-c1", StringComparison.Ordinal)
        .Replace("{metricId}", "activation-rate", StringComparison.Ordinal)
        .Replace("{channelId}", "marketing", StringComparison.Ordinal)
        .Replace("{webhookId}", "0123456789abcdef", StringComparison.Ordinal)
        .Replace("{deliveryId}", "0123456789012345678-0123456789-some-launch", StringComparison.Ordinal)
        .Replace("{playbookId}", "saas-ga", StringComparison.Ordinal)
        .Replace("{email:regex(@)}", "ana@contoso.example", StringComparison.Ordinal)
        .Replace("{email}", "ana@contoso.example", StringComparison.Ordinal)
        .Replace("{deadLetterId}", "launch-commands.1", StringComparison.Ordinal)
        .Replace("{token}", "v1.local.AAAA.AAAA", StringComparison.Ordinal);

    private async Task<string> SnapshotAsync(string id) =>
        (await _api.LaunchAsync(id)).ToJsonString() + (await _api.GetAsync($"api/launches/{id}/audit")).ToJsonString()
        + (await _api.GetAsync("dev/queues.json")).ToJsonString() + (await _api.MailboxAsync()).Count + (await _api.GetAsync("api/launches")).ToJsonString();
}
