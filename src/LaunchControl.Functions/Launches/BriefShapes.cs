using System.Text.Json.Nodes;
using LaunchControl.Core.Launches;
using LaunchControl.Functions.OpenApi;
using static LaunchControl.Functions.OpenApi.Shape;

namespace LaunchControl.Functions.Launches;

/// <summary>What requests may say of a go-to-market brief.</summary>
internal static class BriefShapes
{
    /// <summary>A merge patch of the brief, and of what stands beside it.</summary>
    public static ApiBody Patch { get; } = new(
        Object([
            .. Members(),
            Optional("inputs", Map(OrNull(List(Text(2000), 50)), "Answers to the playbook's inputs; null takes one away.")),
            Optional("tier", OneOf<LaunchTier>()),
            Optional("reason", Text(2000, "Why; kept in the audit trail.")),
        ]),
        """{ "pricing": "39 USD a seat and month", "budget": { "actual": 41000 }, "reason": "New tier" }""")
    { IsRequired = false };

    public static JsonObject Brief() => Object([.. Members()]);

    private static IReadOnlyList<ShapeMember> Members() =>
    [
        Optional("targetCustomer", Text(2000)),
        Optional("valueProposition", Text(2000)),
        Optional("positioning", Text(2000)),
        Optional("pricing", Text(2000)),
        Optional("channels", List(Text(200), 1000)),
        Optional("budget", Object(
            Optional("currency", Currency()),
            Optional("planned", Number("Amount of the currency.", 0)),
            Optional("actual", Number("What was spent so far.", 0)))),
    ];

    private static JsonObject Currency()
    {
        var currency = Text(3, "ISO 4217 code.");
        currency["pattern"] = "^[A-Z]{3}$";
        return currency;
    }
}
