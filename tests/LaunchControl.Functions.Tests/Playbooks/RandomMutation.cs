using System.Text.Json.Nodes;
using CsCheck;

namespace LaunchControl.Functions.Tests.Playbooks;

/// <summary>Damages a JSON document at a random place. What it does is decided by the numbers alone, so that a seed repeats it.</summary>
/// <param name="Place">Which value of the document, counted around.</param>
/// <param name="Kind">What is done there.</param>
/// <param name="Choice">Which of the possible values is put there.</param>
internal sealed record RandomMutation(int Place, int Kind, int Choice)
{
    public static readonly Gen<RandomMutation> Any =
        Gen.Select(Gen.Int[0, 100_000], Gen.Int[0, 5], Gen.Int[0, 100_000], (place, kind, choice) => new RandomMutation(place, kind, choice));

    private static readonly string[] Values =
    [
        "null", "true", "0", "-1", "1.5", "101", "1e3", "99999999999", "[]", "{}", "[null]", "[7]", "[\"x\"]", "{\"x\":[]}", "\"\"", "\" \"", "\"ALL\"", "\"t1\"", "\"T1\"", "\"any\"",
        "\"count\"", "\"goNoGo\"", "\"down\"", "\"Up\"", "\"a--b\"", "\"-a\"", "\"a\\n\"", "\"a\\u2028b\"", "\"schema\"", "\"L-3d\"", "\"L+3d\"", "\"L-3w\"", "\"L-3d\\n\"", "\"L+0h\"",
        "\"L-5000d\"", "\"P1D\"", "\" PT5M\"", "\"P1Y\"", "\"-PT5M\"", "\"PT1H\"", "\"ftp://x.example\"", "\"https://x.example/{nope}\"", "\"HTTPS://x.example\"", "\"/a~2\"", "\"a\"",
        "\"launch-owner\"", "\"eng-lead\"", "\"brief\"", "\"load-test\"", "\"go-no-go\"", "false", "\"P200D\"", "\"reject\"", "\"Hold\"", "\"all\"", "\"push\"", "\"prometheus\"", "\"last\"",
        "{\"every\":\"P1D\",\"until\":\"P9D\"}", "{\"every\":\"P1D\"}", "\"0f8fad5b\"", "10001",
    ];

    public void Apply(JsonObject document)
    {
        var places = Below(document).ToList();
        if (places.Count == 0)
        {
            return;
        }

        var place = places[Place % places.Count];
        switch (Kind)
        {
            case 0:
                Remove(place);
                break;
            case 1 when place.Parent is JsonObject parent:
                parent[$"unknown-{Choice}"] = Choice;
                break;
            case 2 when place is JsonValue value && value.TryGetValue<string>(out var text):
                place.ReplaceWith(text + new string('x', Choice % 3000));
                break;
            case 3 when place.Parent is JsonArray list:
                list.Add(place.DeepClone());
                break;
            case 4 when place is JsonArray list && list.Count > 0 && list[0] is not null:
                Enumerable.Range(0, Choice % 400).ToList().ForEach(_ => list.Add(list[0]!.DeepClone()));
                break;
            default:
                place.ReplaceWith(JsonNode.Parse(Values[Choice % Values.Length]));
                break;
        }
    }

    private static IEnumerable<JsonNode> Below(JsonNode node) => node switch
    {
        JsonObject parent => parent.Where(member => member.Value is not null).SelectMany(member => Below(member.Value!).Prepend(member.Value!)),
        JsonArray list => list.Where(element => element is not null).SelectMany(element => Below(element!).Prepend(element!)),
        _ => [],
    };

    private static void Remove(JsonNode place)
    {
        switch (place.Parent)
        {
            case JsonObject parent:
                parent.Remove(place.GetPropertyName());
                break;
            case JsonArray list:
                list.RemoveAt(place.GetElementIndex());
                break;
        }
    }
}
