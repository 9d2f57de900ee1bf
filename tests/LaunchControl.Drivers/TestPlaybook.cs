using System.Text.Json.Nodes;

namespace LaunchControl.Drivers;

/// <summary>
/// A small playbook: a gate in each of two readiness phases, then the go/no-go, each signed by one lead. Somebody else does the items, and a
/// third person may waive.
/// </summary>
public sealed class TestPlaybook(string id)
{
    public const string Worker = "worker@contoso.example";
    public const string RiskOwner = "risk@contoso.example";
    public const string GoNoGo = "go-no-go";

    private readonly Dictionary<string, JsonArray> _gates = new(StringComparer.Ordinal) { ["first"] = [], ["second"] = [] };

    public string Id => id;

    /// <summary>Mail address of whoever signs a gate.</summary>
    public static string LeadOf(string gateId) => $"{gateId}-lead@contoso.example";

    /// <summary>Gate <c>alpha</c> with items <c>a1</c> and <c>a2</c>, then gate <c>beta</c> with item <c>b1</c>.</summary>
    public static TestPlaybook Usual(string id) => new TestPlaybook(id).InFirst("alpha", Item("a1"), Item("a2")).InSecond("beta", Item("b1"));

    public static JsonObject Item(string id, params string[] dependsOn) => new()
    {
        ["id"] = id,
        ["title"] = $"Item {id}",
        ["owner"] = "worker",
        ["due"] = "L-20d",
        ["dependsOn"] = new JsonArray([.. dependsOn.Select(other => JsonValue.Create(other))]),
    };

    /// <summary>An item that an HTTP check completes.</summary>
    public static JsonObject CheckItem(string id, string url, string every = "PT10M", string timeout = "PT1H") =>
        Item(id).With("check", new JsonObject { ["url"] = url, ["every"] = every, ["timeout"] = timeout });

    public TestPlaybook InFirst(string gateId, params JsonObject[] items) => Add("first", gateId, [], items);

    public TestPlaybook InFirstAfter(string otherGateId, string gateId, params JsonObject[] items) => Add("first", gateId, [otherGateId], items);

    public TestPlaybook InSecond(string gateId, params JsonObject[] items) => Add("second", gateId, [], items);

    public JsonObject ToJson() => new()
    {
        ["id"] = id,
        ["name"] = $"Playbook {id}",
        ["roles"] = new JsonArray([.. GateIds().Select(gate => Role($"{gate}-lead")), Role("worker"), Role("risk-owner")]),
        ["phases"] = new JsonArray(
            Phase("first", "readiness", _gates["first"].DeepClone().AsArray()),
            Phase("second", "readiness", _gates["second"].DeepClone().AsArray()),
            Phase("decision", "goNoGo", [Gate(GoNoGo, "L-1d", [], [])])),
        ["postLaunchChecks"] = new JsonArray("L+1h"),
    };

    /// <summary>Role id to the one person who has it.</summary>
    public JsonObject People()
    {
        var people = new JsonObject { ["worker"] = new JsonArray(Worker), ["risk-owner"] = new JsonArray(RiskOwner) };
        foreach (var gate in GateIds())
        {
            people[$"{gate}-lead"] = new JsonArray(LeadOf(gate));
        }

        return people;
    }

    private TestPlaybook Add(string phase, string gateId, string[] dependsOn, JsonObject[] items)
    {
        _gates[phase].Add(Gate(gateId, "L-10d", dependsOn, items));
        return this;
    }

    private IEnumerable<string> GateIds() => _gates.Values.SelectMany(gates => gates).Select(gate => gate!["id"]!.GetValue<string>()).Append(GoNoGo);

    private static JsonObject Role(string role) => new() { ["id"] = role, ["title"] = role, ["team"] = "team" };

    private static JsonObject Phase(string phase, string kind, JsonArray gates) => new() { ["id"] = phase, ["name"] = phase, ["kind"] = kind, ["gates"] = gates };

    private static JsonObject Gate(string gate, string due, string[] dependsOn, JsonObject[] items) => new()
    {
        ["id"] = gate,
        ["name"] = $"Gate {gate}",
        ["team"] = "team",
        ["due"] = due,
        ["approvers"] = new JsonArray(new JsonObject { ["role"] = $"{gate}-lead" }),
        ["waivableBy"] = new JsonArray("risk-owner"),
        ["dependsOn"] = new JsonArray([.. dependsOn.Select(other => JsonValue.Create(other))]),
        ["items"] = new JsonArray([.. items.Select(item => item.DeepClone())]),
    };
}
