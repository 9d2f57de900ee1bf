using CsCheck;
using LaunchControl.Core.Delegation;
using LaunchControl.Core.People;

namespace LaunchControl.Core.Tests.Delegation;

public sealed class DelegateChainTests
{
    private static readonly DateOnly Day = new(2027, 1, 4);

    // Twelve people; each may be away, with any of them as delegate.
    private static readonly Gen<IReadOnlyDictionary<string, Absence>> Graphs =
        Gen.Select(Gen.Int[-3, 11].Array[12], delegates => (IReadOnlyDictionary<string, Absence>)delegates
            .Select((to, from) => (Name: Name(from), To: to)).Where(edge => edge.To >= -1)
            .ToDictionary(edge => edge.Name, edge => new Absence(edge.Name, Day, Day, edge.To < 0 ? null : Name(edge.To))));

    [Fact]
    public void Whoever_is_found_is_there_and_at_most_five_delegates_away() => Graphs.Sample(graph =>
    {
        foreach (var person in Enumerable.Range(0, 12).Select(Name))
        {
            var chain = DelegateChain.Along(person, graph.GetValueOrDefault);
            Assert.InRange(chain.Count, 1, DelegateChain.MostHops + 1);
            Assert.Equal(chain.Distinct(), chain);
            if (DelegateChain.EndOf(person, graph.GetValueOrDefault) is { } found)
            {
                Assert.Equal(found, chain[^1]);
                Assert.NotEqual(person, found);
                Assert.False(graph.ContainsKey(found));
            }
        }
    });

    [Fact]
    public void Nobody_is_found_exactly_where_the_chain_ends_turns_back_or_is_too_long() => Graphs.Sample(graph =>
    {
        foreach (var person in Enumerable.Range(0, 12).Select(Name))
        {
            // By the book: follow until somebody is there, however long it takes.
            var (current, hops) = (person, 0);
            while (current is not null && graph.TryGetValue(current, out var away) && hops <= 12)
            {
                (current, hops) = (away.Delegate, hops + 1);
            }

            var expected = current is null || hops is 0 or > DelegateChain.MostHops ? null : current;
            Assert.Equal(expected, DelegateChain.EndOf(person, graph.GetValueOrDefault));
        }
    });

    [Fact]
    public void A_circle_is_named_from_somebody_back_to_them() => Graphs.Sample(graph =>
    {
        foreach (var person in Enumerable.Range(0, 12).Select(Name))
        {
            var cycle = DelegateChain.CycleOf(person, graph.GetValueOrDefault);
            if (cycle.Count > 0)
            {
                Assert.Equal(cycle[0], cycle[^1]);
                Assert.All(cycle.Zip(cycle.Skip(1)), step => Assert.Equal(step.Second, graph[step.First].Delegate));
                Assert.Null(DelegateChain.EndOf(person, graph.GetValueOrDefault));
            }
        }
    });

    private static string Name(int number) => $"p{number}@contoso.example";
}
