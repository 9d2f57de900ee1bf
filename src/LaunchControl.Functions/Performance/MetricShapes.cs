using System.Text.Json.Nodes;
using LaunchControl.Core.Performance;
using LaunchControl.Core.Playbooks;
using LaunchControl.Functions.OpenApi;
using static LaunchControl.Functions.OpenApi.Shape;

namespace LaunchControl.Functions.Performance;

/// <summary>What requests may say about metrics and checks.</summary>
internal static class MetricShapes
{
    /// <summary>A contract in a list.</summary>
    public static JsonObject Listed()
    {
        var id = Text(MetricContractRules.LongestId, "Lower-case letters, digits and hyphens.");
        id["pattern"] = "^[a-z0-9-]+$";
        return Object([Required("id", id), .. Members()]);
    }

    /// <summary>A contract whose id stands in the path, and why it changes.</summary>
    public static JsonObject Change() => Object([.. Members(), Optional("reason", Text(2000, "Why; needed once the go is given."))]);

    public static JsonObject Checks() => new()
    {
        ["description"] = "Offsets after the launch moment, earliest first, or a cadence. Those of the playbook unless given; an empty list for none.",
        ["anyOf"] = new JsonArray(
            List(Text(20, "Such as L+1h or L+30d."), CheckCadence.MostChecks),
            Object(
                Required("every", Text(30, "ISO 8601 duration of whole hours, from PT1H.")),
                Required("until", Text(30, "ISO 8601 duration, at most P1000D: the last check is then or before; at most 100 checks."))),
            new JsonObject { ["type"] = "null" }),
    };

    private static IEnumerable<ShapeMember> Members() =>
    [
        Optional("name", Text(PlaybookLimits.LongestName, "For people.")),
        Optional("unit", Text(PlaybookLimits.LongestUnit)),
        Optional("direction", OneOf<MetricDirection>("Where better is.")),
        Optional("baseline", Number("The value before launch.")),
        Optional("target", Number("The value that means success.")),
        Optional("guardrail", Number("The value that must not be passed in the wrong direction; on the worse side of baseline and target.")),
        Optional("window", Text(30, "ISO 8601 duration that a check looks back over, PT1H to P90D, never before the launch moment; P1D unless given.")),
        Optional("aggregation", OneOf<MetricAggregation>("How the values of the window become one; mean unless given.")),
        Optional("minimumData", Integer(1, MetricContractRules.MostMinimumData, "Fewer values in the window are no data; 1 unless given.")),
        Optional("source", Source()),
    ];

    private static JsonObject Source() => Object(
        Required("kind", OneOf<MetricSourceKind>("push: observations are sent. http: one number of a JSON answer. prometheus: PromQL. azureMonitor: KQL.")),
        Optional("url", Text(PlaybookLimits.LongestUrl, "For http the address, for prometheus the server's base address.")),
        Optional("pointer", Text(PlaybookLimits.LongestSentence, "For http: JSON pointer to the number.")),
        Optional("atPointer", Text(PlaybookLimits.LongestSentence, "For http: JSON pointer to the instant that the number is of; without it the number is of the moment of reading.")),
        Optional("query", Text(MetricContractRules.LongestQuery, "For prometheus and azureMonitor.")),
        Optional("workspace", Text(36, "For azureMonitor: id of the workspace, a GUID.")),
        Optional("secret", Text(MetricContractRules.LongestSecret, "For http and prometheus: name of a secret of the settings, sent as a bearer token.")));
}
