using LaunchControl.Core.Gates;
using LaunchControl.Core.Launches;
using LaunchControl.Core.Ports;
using LaunchControl.Functions.Infrastructure.Security;
using LaunchControl.Functions.Infrastructure.Web;

namespace LaunchControl.Functions.Gates;

/// <summary>Reads references to gates of other launches, and finds out whether they exist and wait for each other.</summary>
public sealed class ExternalGateReader(ILaunchStore store)
{
    // Far more than any program of launches; a walk over more is given up as if it found nothing.
    private const int MostLaunches = 100;

    /// <summary>Member <paramref name="name"/>: an array of <c>{ "launch", "gate" }</c>. A gate that does not exist, or is not for the caller to see, is a fault; too many are one too, and not looked up.</summary>
    public async Task<IReadOnlyList<GateReference>> ReadAsync(JsonFields fields, string name, Caller caller, CancellationToken cancellationToken)
    {
        List<GateReference> gates = [];
        var elements = fields.Objects(name);
        if (elements.Count > StartLaunchRules.MostWaitsFor)
        {
            fields.Fault(name, $"A gate waits for at most {StartLaunchRules.MostWaitsFor} gates of other launches.");
            return gates;
        }

        foreach (var element in elements)
        {
            var gate = new GateReference(element.String("launch", LaunchId.Longest) ?? "", element.String("gate", 40) ?? "");
            element.RefuseUnknown();
            if (!LaunchId.IsWellFormed(gate.LaunchId) || await store.ReadAsync(gate.LaunchId, cancellationToken) is not { } other || !AccessRule.ReadLaunch(other.Launch).Allows(caller))
            {
                element.Fault("launch", "There is no launch of this id that you may see. Look it up in the list of launches.");
            }
            else if (other.Launch.FindGate(gate.GateId) is null)
            {
                element.Fault("gate", $"{other.Launch.Name} has no such gate. It has: {string.Join(", ", other.Launch.Gates.Select(known => known.Id))}.");
            }
            else
            {
                gates.Add(gate);
            }
        }

        return gates;
    }

    /// <summary>The way on which a gate would wait for itself if it waited for these, or null.</summary>
    public async Task<IReadOnlyList<GateReference>?> FindCycleAsync(GateReference gate, IReadOnlyList<GateReference> waitsFor, CancellationToken cancellationToken)
    {
        var launches = await LoadAsync(waitsFor, cancellationToken);
        return WaitingCycle.Through(gate, reference =>
            reference == gate ? waitsFor : launches.TryGetValue(reference.LaunchId, out var launch) ? GateOrder.Before(launch, reference.GateId) : []);
    }

    // Every launch that can be reached over gates that wait for other launches.
    private async Task<Dictionary<string, Launch>> LoadAsync(IEnumerable<GateReference> from, CancellationToken cancellationToken)
    {
        var launches = new Dictionary<string, Launch>(StringComparer.Ordinal);
        var left = new Queue<string>(from.Select(gate => gate.LaunchId));
        while (left.TryDequeue(out var id) && launches.Count < MostLaunches)
        {
            if (!launches.ContainsKey(id) && await store.ReadAsync(id, cancellationToken) is { } read)
            {
                launches[id] = read.Launch;
                foreach (var other in read.Launch.Gates.SelectMany(gate => gate.WaitsFor))
                {
                    left.Enqueue(other.LaunchId);
                }
            }
        }

        return launches;
    }
}
