using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using LaunchControl.Benchmarks.Reporting;
using LaunchControl.Benchmarks.Running;
using LaunchControl.Drivers;

namespace LaunchControl.Benchmarks.Hosting;

/// <summary>P7: the built program with many launches that wait, against the same program with none.</summary>
internal sealed class WaitingLaunches : IBenchmark
{
    private const int AtATime = 8;

    private BuiltHost? _full, _empty;
    private int _launches;

    public string Row => "P7";

    public async Task PrepareAsync(BenchmarkRun run)
    {
        _launches = run.Of(1_000, 20);
        (_full, _empty) = (new BuiltHost(), new BuiltHost());
        await _empty.RestartAsync();
        await _full.RestartAsync();
        run.Say(string.Create(CultureInfo.InvariantCulture, $"starting {_launches} launches"));
        var playbook = TestPlaybook.Usual("waiting");
        using (var stored = await _full.Api.Http.PutAsJsonAsync($"api/playbooks/{playbook.Id}", playbook.ToJson()))
        {
            InvalidMeasurementException.Require(stored.IsSuccessStatusCode, await stored.Content.ReadAsStringAsync());
        }

        await Timing.RateAsync([.. Enumerable.Range(1, _launches)], AtATime, number => StartAsync(playbook, number));
    }

    public async Task<IReadOnlyList<Measurement>> RunAsync(BenchmarkRun run)
    {
        run.Say("restarting");
        var (emptyStart, fullStart) = (await _empty!.RestartAsync(), await _full!.RestartAsync());
        await RequireWaitingAsync();
        await Task.Delay(TimeSpan.FromSeconds(run.Of(120, 1)), TimeProvider.System);
        var (emptyMemory, fullMemory) = (_empty!.ResidentMegabytes(), _full!.ResidentMegabytes());
        run.Say("idling");
        var time = TimeSpan.FromSeconds(run.Of(60, 3));
        var idle = await Task.WhenAll(_empty!.IdlePercentAsync(time), _full!.IdlePercentAsync(time));
        run.Say("managed memory");
        var (emptyManaged, fullManaged) = (await _empty!.ManagedMegabytesAsync(), await _full!.ManagedMegabytesAsync());
        return
        [
            Line("restart to serving", fullStart, emptyStart, "s", Goal.Under(5, "s")),
            Line("memory (resident)", fullMemory, emptyMemory, "MB", Goal.Under(400, "MB")),
            Line("memory (managed, after a collection)", fullManaged, emptyManaged, "MB"),
            Line("CPU when idle", idle[1], idle[0], "% of a core", Goal.Under(1, "% of a core")),
        ];
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var host in new[] { _full, _empty }.OfType<BuiltHost>())
        {
            await host.DisposeAsync();
        }
    }

    // Each launch has its own people, as in a house where each has its own team.
    private Task StartAsync(TestPlaybook playbook, int number)
    {
        var people = new JsonObject();
        foreach (var (role, _) in playbook.People())
        {
            people[role] = new JsonArray(string.Create(CultureInfo.InvariantCulture, $"{role}.{number}@contoso.example"));
        }

        return SmallLaunch.StartAsync(_full!.Api, playbook.Id, people, name: string.Create(CultureInfo.InvariantCulture, $"Waiting {number}"));
    }

    private async Task RequireWaitingAsync()
    {
        var page = await _full!.Api.GetAsync("api/launches?status=inReadiness&pageSize=200");
        InvalidMeasurementException.Require(page["items"]!.AsArray().Count == Math.Min(_launches, 200), "Not every launch waits.");
    }

    private Measurement Line(string what, double full, double empty, string unit, params Goal[] goals) =>
        new(string.Create(CultureInfo.InvariantCulture, $"{what}, {_launches:#,0} waiting launches"), full, unit) { Limit = empty, LimitWhat = "with no launch", Goals = goals };
}
