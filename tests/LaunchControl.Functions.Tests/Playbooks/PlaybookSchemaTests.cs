using System.Text.Json;
using System.Text.Json.Nodes;
using CsCheck;
using Json.Schema;
using LaunchControl.Core.Launches;
using LaunchControl.Core.Playbooks;
using LaunchControl.Drivers;
using LaunchControl.Functions.Infrastructure.Web;
using LaunchControl.Functions.Playbooks;

namespace LaunchControl.Functions.Tests.Playbooks;

/// <summary>The published schema and the reader agree: what the schema refuses is never accepted.</summary>
public sealed class PlaybookSchemaTests
{
    private const int Iterations = 3000;

    private static readonly JsonSchema Schema = JsonSchema.FromText(File.ReadAllText(Path.Combine(Repository.Root, "docs", "playbook.schema.json")));

    [Fact]
    public void Every_playbook_of_the_library_is_valid_as_written_and_as_answered()
    {
        var directory = Path.Combine(Repository.Root, "src", "LaunchControl.Core", "Playbooks", "Library");
        Assert.All(Directory.GetFiles(directory, "*.json"), file => AssertAccepted(File.ReadAllText(file)));
        Assert.All(PlaybookLibrary.All, playbook => AssertAccepted(JsonSerializer.Serialize(playbook, ApiJson.Options)));
    }

    [Fact]
    public void A_document_with_every_member_is_valid_and_reads_as_it_was_written()
    {
        var document = SamplePlaybook.Rich();
        AssertAccepted(document.ToJsonString());

        var faults = new FaultList();
        var answered = JsonSerializer.SerializeToNode(Read(document.ToJsonString(), faults), ApiJson.Options)!;

        AssertContains(document, answered, "");
    }

    [Fact]
    public void A_cadence_is_kept_as_the_offsets_that_it_gives()
    {
        var document = SamplePlaybook.Rich();
        document["postLaunchChecks"] = JsonNode.Parse("""{ "every": "P7D", "until": "P30D" }""");
        AssertAccepted(document.ToJsonString());
        Assert.Equal(["L+7d", "L+14d", "L+21d", "L+28d"], Read(document.ToJsonString(), new FaultList()).PostLaunchChecks);
    }

    [Fact]
    public void What_the_schema_refuses_is_refused_by_the_reader_and_the_rules()
    {
        var (accepted, refused) = (0, 0);
        RandomMutation.Any.Array[1, 3].Sample(
            mutations =>
            {
                var json = Mutated(mutations);
                var isAccepted = Faults(json).IsEmpty;
                Interlocked.Increment(ref isAccepted ? ref accepted : ref refused);
                return !isAccepted || IsValid(json);
            },
            iter: Iterations,
            print: mutations => $"{string.Join(", ", mutations.AsEnumerable())}\n{Mutated(mutations)}");

        // Otherwise this would have proved little.
        Assert.True(accepted > Iterations / 20 && refused > Iterations / 20, $"{accepted} accepted, {refused} refused");
    }

    [Theory]
    [InlineData("name", "7")]
    [InlineData("name", "null")]
    [InlineData("nmae", "\"x\"")]
    [InlineData("unowned", "\"Warn\"")]
    [InlineData("version", "0")]
    [InlineData("roles", "{}")]
    [InlineData("phases", "[]")]
    [InlineData("postLaunchChecks", "[\"L-1d\"]")]
    [InlineData("metrics", "[{\"id\":\"m\"}]")]
    [InlineData("metrics", "[{\"id\":\"m\",\"direction\":\"up\",\"source\":{\"kind\":\"http\",\"url\":\"https://x.example\"}}]")]
    [InlineData("metrics", "[{\"id\":\"m\",\"direction\":\"up\",\"source\":{\"kind\":\"push\",\"url\":\"https://x.example\"}}]")]
    [InlineData("metrics", "[{\"id\":\"m\",\"direction\":\"up\",\"minimumData\":0}]")]
    [InlineData("postLaunchChecks", "{\"every\":\"P1D\"}")]
    [InlineData("postLaunchChecks", "{\"every\":\"1 day\",\"until\":\"P30D\"}")]
    [InlineData("postLaunchChecks", "{\"every\":\"P1D\",\"until\":\"P30D\",\"from\":\"P1D\"}")]
    [InlineData("inputs", "[{\"id\":\"a\",\"title\":\"\"}]")]
    public void Both_refuse_what_has_the_wrong_shape(string member, string value)
    {
        var document = SamplePlaybook.Rich();
        document[member] = JsonNode.Parse(value);
        var json = document.ToJsonString();

        Assert.False(IsValid(json), "The schema accepts it.");
        Assert.False(Faults(json).IsEmpty, "The reader accepts it.");
    }

    [Theory]
    [InlineData("veto", "\"no\"")]
    [InlineData("sequential", "1")]
    [InlineData("distinctFrom", "\"legal-ready\"")]
    [InlineData("distinctFrom", "[\"legal-ready\",\"legal-ready\"]")]
    [InlineData("signIn", "\"yes\"")]
    [InlineData("expiresAfter", "\"14 days\"")]
    [InlineData("expiresAfter", "14")]
    [InlineData("expiresAfter", "null")]
    [InlineData("onExpiry", "\"Hold\"")]
    [InlineData("onexpiry", "\"hold\"")]
    public void Both_refuse_a_policy_of_the_wrong_shape(string member, string value)
    {
        var document = SamplePlaybook.Rich();
        document["phases"]![0]!["gates"]![0]!["policy"]![member] = JsonNode.Parse(value);
        var json = document.ToJsonString();

        Assert.False(IsValid(json), "The schema accepts it.");
        Assert.False(Faults(json).IsEmpty, "The reader accepts it.");
    }

    private static void AssertAccepted(string json)
    {
        Assert.Empty(Faults(json).ToRefusal("").Faults.Select(fault => $"{fault.Key}: {string.Join(" ", fault.Value)}"));
        Assert.True(IsValid(json), $"The schema refuses {json}");
    }

    private static FaultList Faults(string json)
    {
        var faults = new FaultList();
        Read(json, faults);
        return faults;
    }

    private static Playbook Read(string json, FaultList faults)
    {
        var root = JsonDocument.Parse(json).RootElement;
        var id = root.TryGetProperty("id", out var given) && given.ValueKind == JsonValueKind.String && PlaybookId.IsWellFormed(given.GetString()) ? given.GetString()! : "rich";
        return PlaybookBody.Read(new JsonFields(root, faults), id, faults);
    }

    private static bool IsValid(string json)
    {
        using var document = JsonDocument.Parse(json);
        return Schema.Evaluate(document.RootElement).IsValid;
    }

    private static string Mutated(RandomMutation[] mutations)
    {
        var document = SamplePlaybook.Rich();
        Array.ForEach(mutations, mutation => mutation.Apply(document));
        return document.ToJsonString();
    }

    // Everything written is there; more may be: defaults.
    private static void AssertContains(JsonNode? written, JsonNode? answered, string pointer)
    {
        if (written is JsonObject members)
        {
            Assert.All(members, member => AssertContains(member.Value, answered![member.Key], $"{pointer}/{member.Key}"));
        }
        else if (written is JsonArray elements)
        {
            Assert.Equal(elements.Count, answered!.AsArray().Count);
            Assert.All(elements.Select((element, index) => (element, index)), entry => AssertContains(entry.element, answered[entry.index], $"{pointer}/{entry.index}"));
        }
        else
        {
            Assert.True(JsonNode.DeepEquals(written, answered), $"{pointer}: {answered} instead of {written}");
        }
    }
}
