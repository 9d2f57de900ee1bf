using System.Net;
using System.Text.Json.Nodes;
using LaunchControl.Drivers;

namespace LaunchControl.Functions.Tests.Retrospectives;

/// <summary>Lessons over HTTP: from everyone who takes part, while the launch is live and after.</summary>
public sealed class LessonApiTests(RunningHost host) : IClassFixture<RunningHost>
{
    [Fact]
    public async Task The_team_writes_down_what_it_learnt_from_the_launch_moment_on_and_after_completion()
    {
        var launch = await (await SmallLaunch.StartAsync(host.Api, TestPlaybook.Usual("lessons"))).ScheduleAsync();
        await launch.RefusesAsync(() => AddAsync(launch, "keep", "Too early"), HttpStatusCode.Conflict, "not-launched");
        await launch.MoveToAsync(launch.LaunchAt.AddDays(1));
        await launch.UntilAsync("completed");

        (await AddAsync(launch, "keep", " Support tried it first. ", "support-first", TestPlaybook.Worker)).IsAccepted();
        await launch.IgnoresAsync(() => AddAsync(launch, "keep", "Support tried it first.", "support-first"));
        (await AddAsync(launch, "try", "No id needed")).IsAccepted();
        (await AddAsync(launch, "try", "Not mine to say", person: "stranger@contoso.example")).IsRefused(HttpStatusCode.Forbidden, "forbidden");

        var added = (await launch.TrailAsync()).Where(entry => entry["action"]!.GetValue<string>() == "lesson.added").ToList();
        Assert.Equal([TestPlaybook.Worker, StartRequest.Owner], added.Select(entry => entry["actor"]!.GetValue<string>()));
        await launch.RefusesAsync(() => AddAsync(launch, "praise", new string('x', 1001), "Not an id"), HttpStatusCode.UnprocessableEntity, "invalid-request", "/kind", "/text");
        await launch.RefusesAsync(() => AddAsync(launch, "keep", " ", "Not an id"), HttpStatusCode.UnprocessableEntity, "invalid-request", "/id", "/text");
    }

    [Fact]
    public async Task A_lesson_is_taken_back_by_its_author_or_a_manager_with_a_reason()
    {
        var launch = await (await SmallLaunch.StartAsync(host.Api, TestPlaybook.Usual("lessons-removed"))).ScheduleAsync();
        await launch.MoveToAsync(launch.LaunchAt);
        await launch.UntilAsync("live");
        (await AddAsync(launch, "keep", "Support tried it first.", "one", TestPlaybook.Worker)).IsAccepted();

        (await RemoveAsync(launch, "one", "No", TestPlaybook.LeadOf("alpha"))).IsRefused(HttpStatusCode.Forbidden, "forbidden");
        await launch.RefusesAsync(() => launch.CallAsync(HttpMethod.Delete, "lessons/one", null), HttpStatusCode.UnprocessableEntity, "reason-required", "/reason");
        (await RemoveAsync(launch, "one", "It was wrong", TestPlaybook.Worker)).IsAccepted();
        await launch.IgnoresAsync(() => RemoveAsync(launch, "one", "It was wrong"));
        await launch.RefusesAsync(() => RemoveAsync(launch, "another", "It was wrong"), HttpStatusCode.NotFound, "lesson-not-found");
        await launch.RefusesAsync(() => AddAsync(launch, "keep", "Again", "one"), HttpStatusCode.Conflict, "lesson-exists");
    }

    private static Task<ApiAnswer> AddAsync(SmallLaunch launch, string kind, string text, string? id = null, string? person = null)
    {
        var body = new JsonObject { ["kind"] = kind, ["text"] = text };
        return launch.CallAsync(HttpMethod.Post, "lessons", id is null ? body : body.With("id", id), person);
    }

    private static Task<ApiAnswer> RemoveAsync(SmallLaunch launch, string id, string reason, string? person = null) =>
        launch.CallAsync(HttpMethod.Delete, $"lessons/{id}", new JsonObject { ["reason"] = reason }, person);
}
