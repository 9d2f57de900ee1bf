using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Json.Schema;
using LaunchControl.Core.Events;
using LaunchControl.Drivers;

namespace LaunchControl.Functions.Tests.Events;

/// <summary>The catalogue holds every action that the core records, and the documents say what the catalogue says.</summary>
public sealed partial class EventDocumentTests
{
    private static readonly string Document = File.ReadAllText(Path.Combine(Repository.Root, "docs", "events.md"));

    private static readonly JsonSchema Schema = JsonSchema.FromText(
        File.ReadAllText(Path.Combine(Repository.Root, "docs", "event.schema.json")), new BuildOptions { SchemaRegistry = new SchemaRegistry() });

    [Fact]
    public void The_catalogue_holds_every_action_that_the_core_records_and_no_other()
    {
        var core = Path.Combine(Repository.Root, "src", "LaunchControl.Core");
        var source = string.Concat(Directory.GetFiles(core, "*.cs", SearchOption.AllDirectories).Where(IsSource).Select(File.ReadAllText));
        var literal = RecordedAction().Matches(source).Select(match => match.Groups[1].Value);

        // Chosen by status or by what became of stand-ins, or named after what a person did or the mail provider reports.
        string[] chosen = ["gate.waitsAgain", "gate.stale", "gate.reviewWithdrawn", "signOff.standInAsked", "signOff.nobodyStandsIn", "signOff.standInEnded"];
        string[] named = ["deadLetter.discarded", "deadLetter.replayed", "mail.bounce", "mail.deferred", "mail.delivered", "mail.dropped"];
        Assert.Equal(literal.Concat(chosen).Concat(named).Distinct().Order(StringComparer.Ordinal), EventCatalogue.All.Select(kind => kind.Action));
        Assert.All(chosen, action => Assert.Contains($"\"{action}\"", source, StringComparison.Ordinal));

        // Whoever records an action that is neither in the line of the call nor chosen above, adds it here.
        Assert.Equal(["$\"deadLetter.{verb}\"", "$\"mail.{command.Kind}\"", "action", "action"], OtherCall().Matches(source).Select(match => match.Groups[1].Value).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_document_lists_every_type_with_its_sentence()
    {
        Assert.All(EventCatalogue.All, kind => Assert.Contains($"| `{kind.Type}` | {kind.Meaning} |\n", Document, StringComparison.Ordinal));
        Assert.Equal(EventCatalogue.All.Count, Row().Count(Document));
    }

    [Fact]
    public void Every_type_has_an_example()
    {
        var examples = JsonNode.Parse(File.ReadAllText(Path.Combine(Repository.Root, "docs", "event.examples.json")))!.AsArray();
        Assert.Equal(EventCatalogue.All.Select(kind => kind.Type), examples.Select(example => example!["type"]!.GetValue<string>()));
        Assert.All(examples, example => Assert.Equal(example!["type"]!.GetValue<string>(), EventCatalogue.TypeOf(example["data"]!["action"]!.GetValue<string>())));
        Assert.All(examples, example => Assert.True(IsValid(example!), example!.ToJsonString()));
    }

    [Fact]
    public void The_documents_examples_are_valid()
    {
        var examples = Example().Matches(Document).Select(match => JsonNode.Parse(match.Groups[1].Value)!).Where(example => example["specversion"] is not null).ToList();
        Assert.NotEmpty(examples);
        Assert.All(examples, example => Assert.True(IsValid(example), example.ToJsonString()));
    }

    private static bool IsValid(JsonNode example) => Schema.Evaluate(JsonSerializer.SerializeToElement(example)).IsValid;

    private static bool IsSource(string path) => !path.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal);

    [GeneratedRegex("""hange\.Record\(\s*"([^"]+)""")]
    private static partial Regex RecordedAction();

    [GeneratedRegex("""\bchange\.Record\(\s*([^"\s][^,]*),""")]
    private static partial Regex OtherCall();

    [GeneratedRegex(@"^\| `launchcontrol\.", RegexOptions.Multiline)]
    private static partial Regex Row();

    [GeneratedRegex("```json\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Example();
}
