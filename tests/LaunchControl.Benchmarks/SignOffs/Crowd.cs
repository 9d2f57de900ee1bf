using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Azure.Messaging.ServiceBus;
using LaunchControl.Benchmarks.Load;
using LaunchControl.Benchmarks.Running;
using LaunchControl.Drivers;

namespace LaunchControl.Benchmarks.SignOffs;

/// <summary>
/// One launch of five gates, each signed by the same twenty people and a lead. The lead holds the gate open, so that the others can change their
/// decisions as often as they like: each round of the crowd is a hundred new decisions.
/// </summary>
internal sealed class Crowd
{
    private const int People = 20;
    private static readonly string[] Gates = ["g1", "g2", "g3", "g4", "g5"];

    private readonly SignOffSender _sender;
    private readonly Dictionary<Seat, (string Id, string Decision)> _decided = [];

    private Crowd(SignOffSender sender, string launchId, IReadOnlyList<Seat> leads, IReadOnlyList<Seat> seats) =>
        (_sender, LaunchId, Leads, Seats) = (sender, launchId, leads, seats);

    public string LaunchId { get; }

    public IReadOnlyList<Seat> Leads { get; }

    public IReadOnlyList<Seat> Seats { get; }

    /// <param name="number">Another one for each launch of a host.</param>
    public static async Task<Crowd> StartAsync(BenchHost host, SignOffSender sender, BenchmarkRun run, int number)
    {
        var playbook = new TestPlaybook("crowd");
        Array.ForEach(Gates, gate => playbook.InFirst(gate));
        SpreadLaunches.WithLaterPhase(playbook);
        using (var stored = await PutAsync(host, playbook))
        {
            InvalidMeasurementException.Require(stored.IsSuccessStatusCode, await stored.Content.ReadAsStringAsync());
        }

        var people = playbook.People();
        string[] crowd = [.. Enumerable.Range(1, People).Select(person => $"c{person}.{number}@contoso.example")];
        people["crowd"] = new JsonArray([.. crowd.Select(person => JsonValue.Create(person))]);
        foreach (var gate in Gates)
        {
            people[$"{gate}-lead"] = new JsonArray(SpreadLaunches.PersonOf(playbook, gate, number));
        }

        var launch = await SmallLaunch.StartAsync(host.Api, playbook.Id, people, name: $"Crowd {number}");
        List<Seat> leads = [];
        foreach (var gate in Gates)
        {
            var lead = SpreadLaunches.PersonOf(playbook, gate, number);
            leads.Add(new Seat(launch.Id, gate, lead, (await host.Mails.LinkToAsync(lead)).Link));
        }

        return new Crowd(sender, launch.Id, leads, run.Shuffle(leads.SelectMany(lead => crowd.Select(person => lead with { Person = person }))));
    }

    /// <summary>A new decision of everybody, or of the first so many; must be recorded before the next round.</summary>
    public IReadOnlyList<ServiceBusMessage> NextRound(int? most = null) => [.. Seats.Take(most ?? Seats.Count).Select(Next)];

    private ServiceBusMessage Next(Seat seat)
    {
        var (replaced, before) = _decided.GetValueOrDefault(seat);
        var (id, decision) = (SignOffSender.NewId(), before == "approve" ? "abstain" : "approve");
        _decided[seat] = (id, decision);
        return _sender.Message(seat, id, decision, replaced);
    }

    // The crowd may approve, the lead must.
    private static Task<HttpResponseMessage> PutAsync(BenchHost host, TestPlaybook playbook)
    {
        var json = playbook.ToJson();
        json["roles"]!.AsArray().Add(new JsonObject { ["id"] = "crowd", ["title"] = "Crowd", ["team"] = "team" });
        foreach (var gate in json["phases"]!.AsArray().SelectMany(phase => phase!["gates"]!.AsArray()).Where(gate => Gates.Contains(gate!["id"]!.GetValue<string>())))
        {
            gate!["approvers"]!.AsArray().Add(new JsonObject { ["role"] = "crowd", ["required"] = false });
        }

        return host.Api.Http.PutAsJsonAsync($"api/playbooks/{playbook.Id}", json);
    }
}
