using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using LaunchControl.Drivers;
using LaunchControl.Functions.Infrastructure.Security;
using LaunchControl.Functions.Tests.Infrastructure;
using LaunchControl.LocalHost.Functions;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;

namespace LaunchControl.Functions.Tests.Access;

/// <summary>The table in <c>docs/access.md</c> is what the app does: every route, every kind of caller, allowed and refused.</summary>
public sealed class AccessTableTests(RunningHost host) : IClassFixture<RunningHost>
{
    private const string Emergency = "emergency@contoso.example";
    private const string Person = "away@contoso.example";

    private static readonly AccessTable Table = AccessTable.Read();

    private static readonly Dictionary<string, (string Person, string[] Roles)?> Callers = new()
    {
        ["nobody"] = null,
        ["stranger"] = ("stranger@contoso.example", []),
        ["Launch.Read"] = ("reader@contoso.example", ["Launch.Read"]),
        ["Launch.Manage"] = ("manager@contoso.example", ["Launch.Manage"]),
        ["Launch.Admin"] = ("admin@contoso.example", ["Launch.Admin"]),
        ["launch owner"] = (StartRequest.Owner, []),
        ["item owner"] = (TestPlaybook.Worker, []),
        ["approver"] = (TestPlaybook.LeadOf("alpha"), []),
        ["may waive"] = (TestPlaybook.RiskOwner, []),
        ["may override"] = (Emergency, []),
        ["the person"] = (Person, []),
    };

    private readonly Dictionary<string, string> _tokens = [];

    [Fact]
    public void It_has_every_route_of_the_app_once_and_no_other()
    {
        var routes =
            from function in host.App.Services.GetRequiredService<FunctionCatalog>().With<HttpTriggerAttribute>()
            let trigger = (HttpTriggerAttribute)function.Trigger
            from method in trigger.Methods!
            where method != "head"
            select $"{method.ToUpperInvariant()} {trigger.Route}";
        Assert.Equal(routes.Order(StringComparer.Ordinal), Table.Routes.Select(row => row.Route).Concat(Table.Others).Order(StringComparer.Ordinal));
        Assert.Equal(Callers.Keys, Table.Callers);
    }

    [Fact]
    public async Task Every_caller_may_what_it_says_and_is_refused_everything_else()
    {
        var launch = await StartAsync();
        await ProveNothingYetAsync(launch);
        foreach (var (route, allowed) in Table.Routes)
        {
            foreach (var (name, caller) in Callers)
            {
                using var answer = await CallAsync(route, launch.Id, caller);
                var isRefused = answer.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden or HttpStatusCode.Redirect;
                Assert.True(isRefused != allowed.Contains(name), $"{name} calls {route}: {(int)answer.StatusCode}, which is not what docs/access.md says.");
                Assert.True((int)answer.StatusCode < 500, $"{name} calls {route}: {(int)answer.StatusCode}");
                if (isRefused)
                {
                    // A page leads to the sign-in; a form that was sent is kept on a page that says so.
                    var isPage = route.StartsWith("GET ", StringComparison.Ordinal) && !route.Contains(" api/", StringComparison.Ordinal);
                    Assert.Equal(caller is not null ? HttpStatusCode.Forbidden : isPage ? HttpStatusCode.Redirect : HttpStatusCode.Unauthorized, answer.StatusCode);
                }
            }
        }

        await ProveNothingYetAsync(launch);
    }

    // Whoever may call sends a command for another state, or a faulty one: only who may is looked at.
    private static async Task ProveNothingYetAsync(SmallLaunch launch)
    {
        Assert.Equal("inReadiness", (await launch.ReadAsync())["status"]!.GetValue<string>());
        Assert.Equal("open", await launch.ItemStatusAsync("a1"));
    }

    private async Task<SmallLaunch> StartAsync()
    {
        var playbook = TestPlaybook.Usual("access-table");
        var document = playbook.ToJson();
        document["roles"]!.AsArray().Add(new JsonObject { ["id"] = "emergency", ["title"] = "Emergency", ["team"] = "team" });
        foreach (var gate in document["phases"]!.AsArray().SelectMany(phase => phase!["gates"]!.AsArray()))
        {
            gate!["overridableBy"] = new JsonArray("emergency");
        }

        using var stored = await host.Api.Http.PutAsync($"api/playbooks/{playbook.Id}", new StringContent(document.ToJsonString(), Encoding.UTF8, "application/json"));
        Assert.True(stored.IsSuccessStatusCode, await stored.Content.ReadAsStringAsync());
        return await SmallLaunch.StartAsync(host.Api, playbook.Id, playbook.People().With("emergency", new JsonArray(Emergency)));
    }

    private async Task<HttpResponseMessage> CallAsync(string route, string launchId, (string Person, string[] Roles)? caller)
    {
        var (method, path) = (route.Split(' ')[0], RouteTableTests.Fill(route.Split(' ')[1].Replace("{email}", Person, StringComparison.Ordinal).Replace("{email:regex(@)}", Person, StringComparison.Ordinal), launchId));
        path = path.Replace("engineering-ready", "alpha", StringComparison.Ordinal).Replace("load-test", "a1", StringComparison.Ordinal);
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        request.Headers.TryAddWithoutValidation("If-Match", "\"another state\"");
        if (method != "GET")
        {
            request.Content = new StringContent("{}", Encoding.UTF8, "application/json");
        }

        using var api = new LaunchApi(host.Api.Http.BaseAddress!);
        if (caller is { } known)
        {
            var token = _tokens.TryGetValue(known.Person, out var issued) ? issued : _tokens[known.Person] = await api.TokenAsync(known.Person, known.Roles);
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
            request.Headers.Add("Cookie", $"{PagePrincipal.DevelopmentCookie}={token}");
        }

        return await api.Http.SendAsync(request);
    }
}
