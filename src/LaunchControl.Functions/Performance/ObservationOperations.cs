using System.Text.Json.Nodes;
using LaunchControl.Core.Performance;
using LaunchControl.Functions.OpenApi;
using static LaunchControl.Functions.OpenApi.Shape;

namespace LaunchControl.Functions.Performance;

/// <summary>What the API document says about pushing values of metrics.</summary>
internal static class ObservationOperations
{
    public static ApiTag Tag { get; } = new("metrics", "What is measured after launch.");

    public static IReadOnlyList<ApiOperation> All { get; } =
    [
        new("PushObservations", Tag.Name, "Push values of metrics.")
        {
            Description = "All of them are stored, or none where there is any fault. What was pushed before is passed over, so the same request may be sent again.",
            Who = Callers.Managers,
            Body = new ApiBody(
                Object(Required("observations", Observations())),
                """{ "observations": [ { "id": "activation-2027-03-03T10", "metric": "activation-rate", "value": 41.2, "at": "2027-03-03T10:00:00Z" } ] }"""),
            Answers = [ApiAnswer.Json<ObservationsTaken>(202, "Durable.", """{ "received": 1, "stored": 1, "alreadyKnown": 0 }""")],
            Problems = [400, 404, 409, 413, 422],
        },
    ];

    private static JsonObject Observations()
    {
        var list = List(
            Object(
                Optional("id", Text(ObservationRules.LongestId, "Makes a repeat recognisable; made from metric, instant and value unless given.")),
                Required("metric", Text(60, "Id of a metric of the launch that has no source of its own.")),
                Required("value", Number()),
                Optional("at", Instant("The instant that the value is of; with an id it may be left out, and is then the moment of receipt."))),
            ObservationRules.MostAtOnce);
        list["minItems"] = 1;
        return list;
    }
}
