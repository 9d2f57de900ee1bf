using LaunchControl.Core.Performance;
using LaunchControl.Functions.Infrastructure.Tables;
using LaunchControl.Simulation.Checks;
using LaunchControl.Simulation.Tables;

namespace LaunchControl.Simulation.Clients;

/// <summary>Systems that push observations of one launch: overlapping sets at once, each sent again until it is acknowledged or given up.</summary>
internal sealed class Pushers(World world, Desk desk)
{
    private const string Metric = "signups";
    private const int Systems = 3;
    private const int Observations = 130;
    private const int MostAtOnce = 90;

    private readonly HashSet<string> _acknowledged = new(StringComparer.Ordinal);

    public Task PushAsync(string launchId)
    {
        var start = world.Now;
        var all = Enumerable.Range(0, Observations).Select(number => new Observation($"id-{number}", Metric, number, start.AddSeconds(number))).ToList();
        return Task.WhenAll(Enumerable.Range(0, Systems).Select(system => PushAsync(launchId, all, system)));
    }

    /// <summary>What was acknowledged is stored, and nothing twice.</summary>
    public void AssertStored(string launchId)
    {
        var partition = TableKeys.Observations(launchId, Metric);
        var rows = world.Tables["Observations"].Query(new RowFilter($"PartitionKey eq '{partition}'"));
        var isById = rows.ToLookup(row => row.RowKey.StartsWith(TableKeys.ObservationIdPrefix, StringComparison.Ordinal));
        var byId = isById[true].Select(row => row.RowKey).ToHashSet(StringComparer.Ordinal);
        var byTime = isById[false].Select(row => TableKeys.ReadObservation(row.RowKey).IdRow).Order(StringComparer.Ordinal);
        Promise.Holds(byTime.SequenceEqual(byId.Order(StringComparer.Ordinal)), $"An observation of {launchId} is stored twice, or only in part.");
        Promise.Holds(_acknowledged.All(id => byId.Contains(TableKeys.ObservationId(id))), $"An acknowledged observation of {launchId} is lost.");
    }

    private async Task PushAsync(string launchId, List<Observation> all, int system)
    {
        await world.Strand.PauseAsync($"system {system} measures {launchId}", world.Dice.Between(TimeSpan.Zero, TimeSpan.FromSeconds(5)));
        var part = all.Skip(world.Dice.Below(Observations / 2)).Take(1 + world.Dice.Below(MostAtOnce)).ToList();

        // Of one id others may say another instant and value: the first counts.
        part = [.. part.Select(one => world.Dice.Chance(0.1) ? one with { At = one.At.AddMinutes(-system), Value = -system } : one)];
        if (await desk.PushAsync(launchId, part))
        {
            _acknowledged.UnionWith(part.Select(observation => observation.Id));
        }
    }
}
