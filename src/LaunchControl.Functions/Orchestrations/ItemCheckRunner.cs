using LaunchControl.Core.Gates;
using LaunchControl.Core.Launches;
using LaunchControl.Core.Ports;
using Microsoft.DurableTask.Client;

namespace LaunchControl.Functions.Orchestrations;

/// <summary>Makes an attempt of each automated check of a gate that has begun and not passed, and records what it found.</summary>
public sealed class ItemCheckRunner(IHttpProbe probe, LaunchActivityRunner runner)
{
    private const int MostAtOnce = 8;

    /// <summary>The launch after the findings are recorded.</summary>
    public async Task<Launch> RunAsync(Launch launch, Gate gate, DurableTaskClient client, CancellationToken cancellationToken)
    {
        var begun = gate.Items.Where(item => item is { Status: ItemStatus.Open, Check.StartedAt: not null }).ToList();
        foreach (var batch in begun.Chunk(MostAtOnce))
        {
            var findings = await Task.WhenAll(batch.Select(item => probe.ProbeAsync(item.Check!, cancellationToken)));
            foreach (var (item, finding) in batch.Zip(findings))
            {
                launch = await runner.RunAsync(launch.Id, new RecordItemCheck(item.Id, finding.Passed, finding.Finding), client, cancellationToken);
            }
        }

        return launch;
    }
}
