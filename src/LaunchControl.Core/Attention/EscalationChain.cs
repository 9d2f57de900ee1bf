using LaunchControl.Core.Delegation;
using LaunchControl.Core.Gates;
using LaunchControl.Core.Launches;

namespace LaunchControl.Core.Attention;

/// <summary>Who is told, level by level.</summary>
public static class EscalationChain
{
    /// <summary>
    /// The people of each role of the chain, without the one who was asked and those of a level before; levels with nobody are left out. Whoever is away is passed over,
    /// unless all of the level are.
    /// </summary>
    public static IReadOnlyList<IReadOnlyList<string>> Of(Launch launch, string asked, DateTimeOffset now)
    {
        List<IReadOnlyList<string>> levels = [];
        HashSet<string> told = [asked];
        foreach (var role in (launch.Attention ?? AttentionPolicy.Default).Escalation.To)
        {
            var people = launch.PeopleOf(role).Where(told.Add).ToList();
            if (people.Count > 0)
            {
                var present = people.Where(person => !launch.IsAway(person, now)).ToList();
                levels.Add(present.Count > 0 ? present : people);
            }
        }

        return levels;
    }

    /// <summary>The last escalation of what was asked; null for none.</summary>
    public static Escalation? Last(Launch launch, Ask ask) =>
        launch.FindGate(ask.GateId)?.Escalations.LastOrDefault(one => one.Key == ask.Key && one.Person == ask.Person);

    /// <summary>Those of something that is still asked.</summary>
    internal static IReadOnlyList<Escalation> Open(Launch launch, Gate gate, DateTimeOffset now)
    {
        var asks = AskList.Of(launch, now).Select(ask => (ask.Key, ask.Person)).ToHashSet();
        return [.. gate.Escalations.Where(one => asks.Contains((one.Key, one.Person)))];
    }
}
