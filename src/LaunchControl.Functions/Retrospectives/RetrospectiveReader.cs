using LaunchControl.Core.Auditing;
using LaunchControl.Core.Launches;
using LaunchControl.Core.Ports;
using LaunchControl.Core.Retrospectives;

namespace LaunchControl.Functions.Retrospectives;

/// <summary>Makes the retrospective of a launch from what is stored now; nothing of it is stored itself.</summary>
public sealed class RetrospectiveReader(IAuditTrail trail, ISnapshots snapshots, IFeedback feedback, TimeProvider time)
{
    /// <param name="launch">One that is live, or was.</param>
    public async Task<Retrospective> ReadAsync(Launch launch, CancellationToken cancellationToken)
    {
        var review = new TrailReview();
        await foreach (var line in trail.ReadLinesAsync(launch.Id, 0, cancellationToken))
        {
            if (line.Sequence > launch.AuditSequence)
            {
                break;
            }

            // What can't be read is for the verification of the trail to find.
            if (AuditChain.TryRead(line.Text) is { } entry)
            {
                review.Add(entry);
            }
        }

        return RetrospectiveBuilder.Build(new RetrospectiveInput(
            launch, review, await snapshots.ReadAsync(launch.Id, null, null, null, cancellationToken), await feedback.SummariseAsync(launch.Id, cancellationToken), time.GetUtcNow()));
    }
}
