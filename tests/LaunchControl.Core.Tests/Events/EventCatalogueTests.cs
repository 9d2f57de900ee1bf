using System.Text.Json;
using CsCheck;
using LaunchControl.Core.Events;
using LaunchControl.Core.Launches;
using LaunchControl.Core.Outbox;
using LaunchControl.Core.Tests.Simulations;

namespace LaunchControl.Core.Tests.Events;

public sealed class EventCatalogueTests
{
    private static readonly Uri Site = new("https://launch.contoso.example/");

    [Fact]
    public void Actions_are_in_order_each_once_and_each_has_a_sentence()
    {
        Assert.Equal(EventCatalogue.All.Select(kind => kind.Action).Distinct().Order(StringComparer.Ordinal), EventCatalogue.All.Select(kind => kind.Action));
        Assert.All(EventCatalogue.All, kind => Assert.Matches(@"^[A-Z][^.]*\.$", kind.Meaning));
    }

    [Fact]
    public void Whatever_happens_to_a_launch_is_an_event_of_the_catalogue_without_any_link_secret()
    {
        var known = EventCatalogue.All.Select(kind => kind.Type).ToHashSet();
        LaunchSimulation.Any.Sample(run =>
        {
            HashSet<string> secrets = [];
            var scenario = LaunchSimulation.Play(run, (_, played) => secrets.UnionWith(played.Launch.Gates.SelectMany(gate => gate.Approvers).Select(approver => approver.LinkNonce).Append(played.Launch.FeedbackLink?.LinkNonce).OfType<string>()));
            foreach (var entry in scenario.Audit)
            {
                var told = LaunchEvent.Of(scenario.Launch, entry, Site);
                Assert.Contains(told.Type, known);
                Assert.Equal($"{scenario.Launch.Id}_{entry.Sequence}", told.Id);
                var json = JsonSerializer.Serialize(told, LaunchJson.Options);
                Assert.DoesNotContain(secrets, secret => json.Contains(secret, StringComparison.Ordinal));
            }
        }, iter: 100);
    }

    [Fact]
    public void Each_decision_publishes_the_entries_that_it_adds_and_no_others() => LaunchSimulation.Any.Sample(run =>
    {
        var scenario = LaunchSimulation.Play(run);
        var published = scenario.Intents.OfType<PublishEventsIntent>().SelectMany(intent => Enumerable.Range(intent.FirstSequence, intent.LastSequence - intent.FirstSequence + 1));
        Assert.Equal(scenario.Audit.Select(entry => entry.Sequence), published);
    }, iter: 100);
}
