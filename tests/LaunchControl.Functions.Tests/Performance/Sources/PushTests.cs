using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using LaunchControl.Core.Performance;
using LaunchControl.Core.Ports;
using LaunchControl.Drivers;
using Microsoft.Extensions.DependencyInjection;
using static LaunchControl.Drivers.JsonBodies;
using static LaunchControl.Functions.Tests.Performance.Sources.PushedBody;

namespace LaunchControl.Functions.Tests.Performance.Sources;

/// <summary>Observations pushed over HTTP.</summary>
public sealed class PushTests(RunningHost host) : IClassFixture<RunningHost>
{
    private readonly LaunchApi _api = host.Api;

    [Fact]
    public async Task What_is_pushed_is_read_back_in_order_of_time_and_leaves_launch_and_trail_alone()
    {
        var launch = await StartAsync();
        var now = await launch.NowAsync();
        var before = await launch.SnapshotAsync();

        var taken = await PushAsync(launch, Observation(5, now.AddHours(-1)), Observation(4.25, now.AddHours(-3)), Observation(-1e300, now.AddHours(-2), "a/b #?\\"));

        Assert.Equal((3, 3, 0), taken);
        Assert.Equal([4.25, -1e300, 5], (await ReadAsync(launch, now.AddDays(-1), now)).Select(sample => sample.Value));
        Assert.Equal(before, await launch.SnapshotAsync());
    }

    [Fact]
    public async Task A_window_is_without_its_start_and_with_its_end()
    {
        var launch = await StartAsync();
        var now = await launch.NowAsync();
        await PushAsync(launch, Observation(1, now.AddHours(-2)), Observation(2, now.AddHours(-2).AddTicks(1)), Observation(3, now), Observation(4, now.AddTicks(1)));

        Assert.Equal([2.0, 3], (await ReadAsync(launch, now.AddHours(-2), now)).Select(sample => sample.Value));
    }

    [Fact]
    public async Task Ten_thousand_observations_pushed_twice_give_one_set()
    {
        string[] metrics = ["one", "two", "three", "four", "five"];
        var launch = await StartAsync(metrics);
        var now = await launch.NowAsync();
        var requests = Enumerable.Range(0, 10_000)
            .Select(number => Observation(number, now.AddSeconds(-number), number % 2 == 0 ? $"id-{number}" : null, metrics[number % 5])).Chunk(1000).ToList();
        foreach (var expected in new[] { (1000, 1000, 0), (1000, 0, 1000) })
        {
            foreach (var request in requests)
            {
                Assert.Equal(expected, await PushAsync(launch, request));
            }
        }

        for (var metric = 0; metric < metrics.Length; metric++)
        {
            var values = (await ReadAsync(launch, now.AddDays(-1), now, metrics[metric])).Select(sample => sample.Value);
            Assert.Equal(Enumerable.Range(0, 2000).Reverse().Select(number => (number * 5.0) + metric), values);
        }
    }

    [Fact]
    public async Task Of_a_request_that_was_stored_in_part_the_rest_is_stored()
    {
        var launch = await StartAsync();
        var now = await launch.NowAsync();
        var all = Enumerable.Range(0, 300).Select(number => Observation(number, now.AddMinutes(-number), $"id-{number}")).ToList();
        await PushAsync(launch, all.Where((_, index) => index % 3 == 0));

        Assert.Equal((300, 200, 100), await PushAsync(launch, all));
        Assert.Equal(300, (await ReadAsync(launch, now.AddDays(-1), now)).Count);
    }

    [Fact]
    public async Task Of_one_id_the_first_counts_whatever_a_later_one_says()
    {
        var launch = await StartAsync();
        var now = await launch.NowAsync();
        Assert.Equal((2, 1, 1), await PushAsync(launch, Observation(1, now.AddHours(-5), "same"), Observation(2, now.AddHours(-1), "same")));
        Assert.Equal((1, 0, 1), await PushAsync(launch, Observation(3, now.AddHours(-2), "same")));
        Assert.Equal((1, 0, 1), await PushAsync(launch, new JsonObject { ["id"] = "same", ["metric"] = Metric, ["value"] = 4 }));

        Assert.Equal(new Sample(now.AddHours(-5).ToUniversalTime(), 1), Assert.Single(await ReadAsync(launch, now.AddDays(-1), now)));
    }

    [Fact]
    public async Task One_with_an_id_and_without_an_instant_is_of_the_moment_of_receipt()
    {
        var launch = await StartAsync();
        var before = await launch.NowAsync();
        await PushAsync(launch, new JsonObject { ["id"] = "now", ["metric"] = Metric, ["value"] = 7 });

        var sample = Assert.Single(await ReadAsync(launch, before.AddTicks(-1), await launch.NowAsync()));
        Assert.Equal(7, sample.Value);
    }

    [Fact]
    public async Task Twenty_senders_of_overlapping_sets_at_once_give_one_set()
    {
        var launch = await StartAsync();
        var now = await launch.NowAsync();
        var all = Enumerable.Range(0, 200).Select(number => (Number: number, At: now.AddMinutes(-number))).ToList();

        var taken = await Task.WhenAll(Enumerable.Range(0, 20).Select(sender =>
            PushAsync(launch, all.Skip(sender * 5).Take(100).Select(one => Observation(one.Number, one.At, $"id-{one.Number}")))));

        Assert.Equal(195, taken.Sum(answer => answer.Stored));
        Assert.Equal(195, (await ReadAsync(launch, now.AddDays(-1), now)).Count);
    }

    [Fact]
    public async Task All_faults_are_named_at_once_and_nothing_is_stored()
    {
        var launch = await StartAsync();
        var now = await launch.NowAsync();
        var body = Of(
            Observation(1, now),
            Observation(1, now, metric: "no-such-metric"),
            Observation(1, now.AddMinutes(6)),
            Observation(1, now.AddDays(-367)),
            new JsonObject { ["metric"] = Metric, ["value"] = 1 },
            new JsonObject { ["id"] = " ", ["metric"] = Metric, ["value"] = "1", ["at"] = "yesterday", ["unit"] = "%" },
            new JsonObject { ["id"] = new string('x', 101) },
            Observation(1, now, "a\u0007"));
        body["observations"]!.AsArray().Add(7);

        var answer = await launch.CallAsync(HttpMethod.Post, "metrics", body);

        answer.IsRefused(HttpStatusCode.UnprocessableEntity, "invalid-request", "/observations/1/metric", "/observations/2/at", "/observations/3/at", "/observations/4/at",
            "/observations/5/at", "/observations/5/id", "/observations/5/unit", "/observations/5/value",
            "/observations/6/id", "/observations/6/metric", "/observations/6/value", "/observations/7/id", "/observations/8");
        Assert.Empty(await ReadAsync(launch, now.AddDays(-400), now.AddDays(1)));
    }

    [Theory]
    [InlineData("""{}""", "/observations")]
    [InlineData("""{ "observations": [] }""", "/observations")]
    [InlineData("""{ "observations": {} }""", "/observations")]
    [InlineData("""[]""", "", "/observations")]
    [InlineData("""{ "observations": [ { "metric": "activation-rate", "value": 1e400, "at": "2000-01-01T00:00:00Z" } ] }""", "/observations/0/at", "/observations/0/value")]
    [InlineData("""{ "observations": [ { "metric": "activation-rate", "value": 1, "id": "x" } ], "source": "ci" }""", "/source")]
    public async Task A_body_of_another_shape_is_refused(string body, params string[] faults)
    {
        var launch = await StartAsync();
        using var answer = await _api.PostRawAsync($"api/launches/{launch.Id}/metrics", body);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Equal(faults, JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["errors"]!.AsObject().Select(fault => fault.Key));
    }

    [Fact]
    public async Task More_than_a_thousand_and_more_than_a_mebibyte_are_refused()
    {
        var launch = await StartAsync();
        var now = await launch.NowAsync();
        var answer = await launch.CallAsync(HttpMethod.Post, "metrics", Of(Enumerable.Range(0, 1001).Select(number => Observation(number, now.AddSeconds(-number)))));
        answer.IsRefused(HttpStatusCode.UnprocessableEntity, "invalid-request", "/observations");

        using var large = await _api.PostRawAsync($"api/launches/{launch.Id}/metrics", new string(' ', (1024 * 1024) + 1));
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, large.StatusCode);
    }

    [Fact]
    public async Task The_owner_may_push_others_without_a_role_may_not()
    {
        var launch = await StartAsync();
        var now = await launch.NowAsync();
        (await launch.CallAsync(HttpMethod.Post, "metrics", Of(Observation(1, now)), StartRequest.Owner)).IsAccepted();
        var refused = await launch.CallAsync(HttpMethod.Post, "metrics", Of(Observation(2, now)), TestPlaybook.Worker);
        Assert.Equal(HttpStatusCode.Forbidden, refused.Status);
    }

    [Fact]
    public async Task Nothing_is_taken_for_a_launch_that_is_over()
    {
        var launch = await (await StartAsync()).ScheduleAsync();
        await launch.MoveToAsync(launch.LaunchAt.AddMinutes(1));
        await launch.UntilAsync("live");
        Assert.Equal((1, 1, 0), await PushAsync(launch, Observation(1, launch.LaunchAt)));
        await launch.MoveToAsync(launch.LaunchAt.AddHours(2));
        await launch.UntilAsync("completed");

        await launch.RefusesAsync(() => launch.CallAsync(HttpMethod.Post, "metrics", Of(Observation(2, launch.LaunchAt))), HttpStatusCode.Conflict, "launch-is-over");
        Assert.Single(await ReadAsync(launch, launch.LaunchAt.AddDays(-1), launch.LaunchAt.AddDays(1)));
    }

    private async Task<SmallLaunch> StartAsync(params string[] metrics)
    {
        var playbook = TestPlaybook.Usual("pushed");
        if (metrics.Length == 0)
        {
            return await SmallLaunch.StartAsync(_api, playbook);
        }

        using var stored = await _api.Http.PutAsJsonAsync($"api/playbooks/{playbook.Id}", playbook.ToJson());
        Assert.True(stored.IsSuccessStatusCode);
        var body = StartRequest.Usual("Many metrics").With("playbook", playbook.Id).With("people", playbook.People())
            .With("metrics", new JsonArray([.. metrics.Select(id => new JsonObject { ["id"] = id, ["direction"] = "up" })]));
        body.Remove("inputs");
        return await SmallLaunch.StartAsync(_api, body);
    }

    private async Task<(int Received, int Stored, int AlreadyKnown)> PushAsync(SmallLaunch launch, params IEnumerable<JsonObject> observations)
    {
        var answer = await _api.PostAsync($"api/launches/{launch.Id}/metrics", Of(observations), HttpStatusCode.Accepted);
        return (answer["received"]!.GetValue<int>(), answer["stored"]!.GetValue<int>(), answer["alreadyKnown"]!.GetValue<int>());
    }

    private async Task<IReadOnlyList<Sample>> ReadAsync(SmallLaunch launch, DateTimeOffset from, DateTimeOffset to, string metricId = Metric)
    {
        var source = host.App.Services.GetServices<IMetricSource>().Single(source => source.Kind == MetricSourceKind.Push);
        var metric = new SuccessMetric { Id = metricId, Direction = MetricDirection.Up };
        var reading = await source.ReadAsync(new MetricQuery(launch.Id, metric, from, to), CancellationToken.None);
        Assert.Null(reading.Failure);
        return reading.Samples;
    }
}
