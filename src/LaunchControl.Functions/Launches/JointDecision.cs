using LaunchControl.Core.Launches;

namespace LaunchControl.Functions.Launches;

/// <summary>What several commands do to a launch, one after the other, as one decision.</summary>
/// <param name="Places">The commands that it carries out; not those that are refused or change nothing.</param>
internal sealed record JointDecision(Decision Decision, IReadOnlyList<CommandBatch.Place> Places)
{
    // Each audit entry and each mark is a row; a transaction has 100, and the launch, its gates and the outbox need theirs.
    private const int MostRows = 70;

    public IReadOnlyList<string> CommandIds => [.. Places.Select(place => place.Delivery.Origin.CommandId)];

    /// <summary>Null where fewer than two of them change anything.</summary>
    public static JointDecision? Of(Launch launch, IReadOnlyList<CommandBatch.Place> places, DateTimeOffset now)
    {
        Decision? joint = null;
        List<CommandBatch.Place> taken = [];
        foreach (var place in places.DistinctBy(place => place.Delivery.Origin.CommandId))
        {
            if (LaunchDecider.Decide(joint?.Launch ?? launch, place.Delivery.Command, place.Delivery.Origin, now).Decision is not { IsNoChange: false } decision)
            {
                continue;
            }

            var next = joint?.Then(decision) ?? decision;
            if (next.Audit.Count + taken.Count + 1 > MostRows)
            {
                break;
            }

            joint = next;
            taken.Add(place);
        }

        return taken.Count > 1 ? new JointDecision(joint!, taken) : null;
    }
}
