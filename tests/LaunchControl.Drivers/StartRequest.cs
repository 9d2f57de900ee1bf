using System.Globalization;
using System.Text.Json.Nodes;

namespace LaunchControl.Drivers;

/// <summary>Bodies of start requests.</summary>
public static class StartRequest
{
    public const string Owner = "pm@contoso.example";

    /// <summary>What a product manager would send, for a launch in 80 days.</summary>
    public static JsonObject Usual(string name = "Contoso Pulse 2.0", DateTimeOffset? now = null) => new()
    {
        ["name"] = name,
        ["playbook"] = "saas-ga",
        ["tier"] = "T1",
        ["launchAt"] = (now ?? TimeProvider.System.GetUtcNow()).AddDays(80).ToString("yyyy-MM-dd'T'14:00:00'Z'", CultureInfo.InvariantCulture),
        ["timeZone"] = "America/New_York",
        ["owner"] = Owner,
        ["people"] = new JsonObject
        {
            ["eng-lead"] = new JsonArray("ana@contoso.example"),
            ["marketing-lead"] = new JsonArray("marc@contoso.example"),
            ["sales-lead"] = new JsonArray("sol@contoso.example"),
            ["support-lead"] = new JsonArray("sue@contoso.example"),
            ["executive"] = new JsonArray("vp@contoso.example"),
        },
        ["brief"] = new JsonObject { ["targetCustomer"] = "Operations teams", ["channels"] = new JsonArray("email"), ["budget"] = new JsonObject { ["currency"] = "USD", ["planned"] = 120000 } },
        ["inputs"] = new JsonObject { ["markets"] = new JsonArray("US", "DE") },
        ["metrics"] = new JsonArray(new JsonObject { ["id"] = "activation-rate", ["unit"] = "%", ["direction"] = "up", ["baseline"] = 34, ["target"] = 40, ["guardrail"] = 30 }),
    };
}
