using System.Collections.Concurrent;
using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using LaunchControl.Benchmarks.Running;
using LaunchControl.Drivers;

namespace LaunchControl.Benchmarks.Load;

/// <summary>Many launches whose first gates all wait for the one person who signs them; nobody signs two.</summary>
/// <remarks>A last gate is never signed, so that no phase is ever done: each sign-off then has the same work to do.</remarks>
internal static class SpreadLaunches
{
    private const int AtATime = 8;
    private const string Held = "held";
    private const string Lead = "-lead";


    /// <returns>Seats gate by gate: all of gate <c>g1</c> first. Within a gate the seed decides.</returns>
    public static async Task<IReadOnlyList<IReadOnlyList<Seat>>> StartAsync(BenchHost host, BenchmarkRun run, int launches, int gates)
    {
        run.Say(string.Create(CultureInfo.InvariantCulture, $"starting {launches} launches of {gates} gates"));
        string[] gateIds = [.. Enumerable.Range(1, gates).Select(number => string.Create(CultureInfo.InvariantCulture, $"g{number}"))];
        var playbook = new TestPlaybook("spread");
        Array.ForEach([.. gateIds, Held], gate => playbook.InFirst(gate));
        await StoreAsync(host, WithLaterPhase(playbook));
        var seats = await StartEachAsync(launches, number => StartAsync(host, playbook, number, gateIds));
        return [.. gateIds.Select(gate => run.Shuffle(seats.Where(seat => seat.GateId == gate)))];
    }

    public static async Task StoreAsync(BenchHost host, TestPlaybook playbook)
    {
        using var stored = await host.Api.Http.PutAsJsonAsync($"api/playbooks/{playbook.Id}", playbook.ToJson());
        InvalidMeasurementException.Require(stored.IsSuccessStatusCode, await stored.Content.ReadAsStringAsync());
    }

    /// <summary>A playbook needs a second phase; none of these launches gets to it.</summary>
    public static TestPlaybook WithLaterPhase(TestPlaybook playbook) => playbook.InSecond("later", TestPlaybook.Item("later-item"));

    /// <summary>Starts launch after launch, several at a time, in an order of results that is always the same.</summary>
    public static async Task<IReadOnlyList<T>> StartEachAsync<T>(int launches, Func<int, Task<IReadOnlyList<T>>> start)
    {
        var started = new ConcurrentDictionary<int, IReadOnlyList<T>>();
        var options = new ParallelOptions { MaxDegreeOfParallelism = AtATime };
        await Parallel.ForEachAsync(Enumerable.Range(0, launches), options, async (number, _) => started[number] = await start(number));
        return [.. Enumerable.Range(0, launches).SelectMany(number => started[number])];
    }

    /// <summary>Starts one launch whose people are in no other.</summary>
    /// <param name="gateIds">Those that ask for their sign-off at once.</param>
    public static async Task<IReadOnlyList<Seat>> StartAsync(BenchHost host, TestPlaybook playbook, int number, IReadOnlyList<string> gateIds)
    {
        var people = playbook.People();
        foreach (var role in people.Select(role => role.Key).Where(role => role.EndsWith(Lead, StringComparison.Ordinal)).ToList())
        {
            people[role] = new JsonArray(PersonOf(playbook, role[..^Lead.Length], number));
        }

        var launch = await SmallLaunch.StartAsync(host.Api, playbook.Id, people, name: string.Create(CultureInfo.InvariantCulture, $"Bench {playbook.Id} {number}"));
        List<Seat> seats = [];
        foreach (var gate in gateIds)
        {
            var person = PersonOf(playbook, gate, number);
            seats.Add(new Seat(launch.Id, gate, person, (await host.Mails.LinkToAsync(person)).Link));
        }

        return seats;
    }

    /// <summary>Mail address of whoever signs a gate of one launch.</summary>
    public static string PersonOf(TestPlaybook playbook, string gate, int number) =>
        string.Create(CultureInfo.InvariantCulture, $"{gate}.{playbook.Id}.{number}@contoso.example");
}
