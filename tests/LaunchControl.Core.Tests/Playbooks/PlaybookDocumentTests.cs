using System.Text.Json;
using System.Text.Json.Serialization;
using LaunchControl.Core.Launches;
using LaunchControl.Core.Playbooks;
using LaunchControl.Core.Tests.Drivers;

namespace LaunchControl.Core.Tests.Playbooks;

/// <summary>What docs/playbooks.md shows is true.</summary>
public sealed class PlaybookDocumentTests
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    };

    private static readonly string Document = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "playbooks.md"));

    [Fact]
    public void The_example_of_a_playbook_can_be_launched_in_every_variant()
    {
        var example = JsonSerializer.Deserialize<Playbook>(Block("## Example"), Json)!;
        Assert.All(PlaybookVariant.AllOf(example), variant =>
            LaunchScenario.GivenOpened(variant.Playbook).WhenEverybodyApproves().ThenLaunch(LaunchStatus.Scheduled));
    }

    [Fact]
    public void The_example_of_a_condition_is_one() =>
        Assert.NotEmpty(JsonSerializer.Deserialize<PlaybookCondition>(Block("## Conditions"), Json)!.Market);

    [Fact]
    public void The_table_of_ready_playbooks_counts_right() => Assert.All(PlaybookLibrary.All, playbook =>
    {
        var row = Assert.Single(Document.Split('\n'), line => line.StartsWith($"| `{playbook.Id}` |", StringComparison.Ordinal));
        var sizes = Enum.GetValues<LaunchTier>().Select(tier => PlaybookVariant.Plain(playbook, tier))
            .Select(variant => $"{variant.Gates.Count()} gates, {variant.Items.Count()} items");
        Assert.Contains(string.Join(" | ", sizes), row, StringComparison.Ordinal);
    });

    [Fact]
    public void Every_input_of_a_ready_playbook_is_explained() => Assert.All(PlaybookLibrary.All, playbook =>
        Assert.All(playbook.Inputs, input =>
            Assert.Contains(Document.Split('\n'), line =>
                line.StartsWith('|') && line.Contains($"`{input.Id}`", StringComparison.Ordinal) && line.Contains($"`{playbook.Id}`", StringComparison.Ordinal))));

    [Fact]
    public void Every_gate_of_a_ready_playbook_with_a_rule_beside_its_quorum_is_explained()
    {
        var rows = Document[Document.IndexOf("### In the ready playbooks", StringComparison.Ordinal)..].Split('\n');
        Assert.All(PlaybookLibrary.All, playbook => Assert.All(playbook.Phases.SelectMany(phase => phase.Gates), gate =>
            Assert.All(Rules(gate), rule => Assert.Contains(rows, row => row.StartsWith($"| `{rule}", StringComparison.Ordinal)
                && row.Contains($"`{gate.Id}`", StringComparison.Ordinal) && row.Contains($"`{playbook.Id}`", StringComparison.Ordinal)))));
    }

    private static IEnumerable<string> Rules(PlaybookGate gate) => new (string Name, bool IsUsed)[]
    {
        ("veto", !gate.Policy.Veto),
        ("sequential", gate.Policy.Sequential),
        ("distinctFrom", gate.Policy.DistinctFrom.Count > 0),
        ("signIn", gate.Policy.SignIn),
        ("expiresAfter", gate.Policy.ExpiresAfter is not null),
        ("overridableBy", gate.OverridableBy.Count > 0),
    }.Where(rule => rule.IsUsed).Select(rule => rule.Name);

    private static string Block(string heading)
    {
        var section = Document[Document.IndexOf(heading, StringComparison.Ordinal)..];
        return section.Split("```json")[1].Split("```")[0];
    }
}
