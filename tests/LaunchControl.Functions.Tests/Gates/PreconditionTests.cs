using System.Net;
using System.Text.Json.Nodes;
using LaunchControl.Drivers;
using LaunchControl.LocalHost.Functions;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;
using static LaunchControl.Drivers.JsonBodies;

namespace LaunchControl.Functions.Tests.Gates;

/// <summary><c>If-Match</c>: a command that was meant for another state of the launch does nothing.</summary>
public sealed class PreconditionTests(RunningHost host) : IClassFixture<RunningHost>
{
    private readonly LaunchApi _api = host.Api;

    [Fact]
    public async Task A_command_for_the_state_that_was_read_is_carried_out_and_one_for_an_older_state_is_not()
    {
        var launch = await SmallLaunch.StartAsync(_api, TestPlaybook.Usual("read-before"));
        var read = await launch.ETagAsync();
        Assert.Equal(read, await launch.ETagAsync());

        (await CompleteAsync(launch, "a1", read)).IsAccepted();

        Assert.NotEqual(read, await launch.ETagAsync());
        await launch.RefusesAsync(() => CompleteAsync(launch, "a2", read), HttpStatusCode.PreconditionFailed, "launch-changed");
        (await CompleteAsync(launch, "a2", $"\"other\", {await launch.ETagAsync()}")).IsAccepted();
    }

    [Theory]
    [InlineData("\"0123456789abcdef01234567\"")]
    [InlineData("W/\"*\"")]
    [InlineData("nonsense")]
    [InlineData("\"*\"")]
    public async Task A_tag_that_is_none_of_the_launch_is_refused(string tag)
    {
        var launch = await SmallLaunch.StartAsync(_api, TestPlaybook.Usual("no-tag"));
        await launch.RefusesAsync(() => CompleteAsync(launch, "a1", tag), HttpStatusCode.PreconditionFailed, "launch-changed");
        (await CompleteAsync(launch, "a1", "*")).IsAccepted();
    }

    [Fact]
    public async Task Every_command_on_a_launch_heeds_it()
    {
        var launch = await SmallLaunch.StartAsync(_api, TestPlaybook.Usual("every-command"));
        var stale = await launch.ETagAsync();
        await launch.CompleteAsync("a2");
        foreach (var (method, path) in Commands())
        {
            await launch.RefusesAsync(
                () => launch.CallAsync(method, path, BodyOf(method, path), "admin@contoso.example", stale, ["Launch.Admin"]), HttpStatusCode.PreconditionFailed, "launch-changed");
        }
    }

    private static Task<ApiAnswer> CompleteAsync(SmallLaunch launch, string itemId, string ifMatch) =>
        launch.CallAsync(HttpMethod.Post, $"items/{itemId}/complete", ifMatch: ifMatch);

    // Sign-offs travel over the queue, and belong to a round rather than to a state; observations belong to instants; neither they nor feedback change the state,
    // and chat channels are no part of it.
    private IEnumerable<(HttpMethod Method, string Path)> Commands() =>
        from function in host.App.Services.GetRequiredService<FunctionCatalog>().With<HttpTriggerAttribute>()
        where function.Name != "PushObservations"
        let trigger = (HttpTriggerAttribute)function.Trigger
        let route = trigger.Route!
        where route.StartsWith("api/launches/{launchId}/", StringComparison.Ordinal) && !route.EndsWith("/sign-offs", StringComparison.Ordinal) && !route.EndsWith("/feedback", StringComparison.Ordinal)
            && !route.Contains("/channels/", StringComparison.Ordinal)
        from method in trigger.Methods!
        where method != "get"
        select (new HttpMethod(method.ToUpperInvariant()), route["api/launches/{launchId}/".Length..]
            .Replace("{gateId}", "alpha", StringComparison.Ordinal).Replace("{itemId}", "a1", StringComparison.Ordinal)
            .Replace("{metricId}", "activation-rate", StringComparison.Ordinal).Replace("{lessonId}", "some-lesson", StringComparison.Ordinal)
            .Replace("{recommendationId}", "go-no-go-r1-c1", StringComparison.Ordinal));

    private static JsonObject BodyOf(HttpMethod method, string path) => path switch
    {
        "status-mail" => method == HttpMethod.Put ? new JsonObject { ["roles"] = new JsonArray("worker"), ["every"] = "day", ["at"] = "08:00" } : [],
        "items" => new JsonObject { ["gate"] = "alpha", ["title"] = "New" },
        "items/a1" => [],
        "items/a1/complete" => [],
        "brief" => new JsonObject { ["pricing"] = "Free" },
        "people" => new JsonObject { ["people"] = new JsonObject { ["worker"] = new JsonArray("other@contoso.example") } },
        "lessons" => new JsonObject { ["kind"] = "keep", ["text"] = "It went well." },
        "reschedule" => Reason().With("launchAt", "2031-03-04T14:00:00Z"),
        _ when path.EndsWith("/resend-link", StringComparison.Ordinal) => new JsonObject { ["person"] = "signer@contoso.example" },
        _ when path.EndsWith("/reassign", StringComparison.Ordinal) => Reason().With("from", "signer@contoso.example").With("to", "other@contoso.example"),
        _ when path.EndsWith("/waits-for", StringComparison.Ordinal) => new JsonObject { ["gates"] = new JsonArray() },
        _ when path.EndsWith("/request-review", StringComparison.Ordinal) => [],
        _ => Reason(),
    };
}
