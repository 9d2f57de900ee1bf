using System.Text.Json.Nodes;

namespace LaunchControl.Functions.OpenApi;

/// <summary>What the parameters in paths mean.</summary>
internal static class PathParameters
{
    private static readonly Dictionary<string, (string Description, JsonObject Schema, string Example)> Known = new(StringComparer.Ordinal)
    {
        ["launchId"] = ("Id of the launch, as its start answered it.", Shape.Text(50), "contoso-pulse-2-0-7f3k2m"),
        ["gateId"] = ("Id of a gate of the launch.", Shape.Text(40), "engineering-ready"),
        ["itemId"] = ("Id of a checklist item of the launch.", Shape.Text(40), "load-test"),
        ["metricId"] = ("Id of a metric: lower-case letters, digits and hyphens.", Shape.Text(60), "activation-rate"),
        ["playbookId"] = ("Id of the playbook.", Shape.Text(40), "saas-ga"),
        ["deadLetterId"] = ("Id of the dead letter: its queue and number.", Shape.Text(100), "launch-commands.17"),
        ["lessonId"] = ("Id of a lesson of the launch.", Shape.Text(40), "ask-support-early"),
        ["recommendationId"] = ("Id of a recommendation of the launch: that of the item which is the condition.", Shape.Text(60), "go-no-go-r1-c1"),
        ["channelId"] = ("Id of a chat channel of the launch, which you choose: lower-case letters, digits and hyphens.", Shape.Text(40), "marketing"),
        ["webhookId"] = ("Id of the webhook, as its creation answered it.", Shape.Text(40), "0f8c2a71d3b94e56"),
        ["deliveryId"] = ("Id of a delivery, as the log lists it.", Shape.Text(120), "6584316236854775807-2147483630-contoso-pulse-2-0-7f3k2m"),
        ["email"] = ("The person's mail address.", Shape.Person(), "ana@contoso.example"),
    };

    /// <exception cref="InvalidOperationException">The parameter is not described here yet.</exception>
    public static JsonObject Describe(string name) => Known.TryGetValue(name, out var known)
        ? new JsonObject
        {
            ["name"] = name,
            ["in"] = "path",
            ["required"] = true,
            ["description"] = known.Description,
            ["schema"] = known.Schema.DeepClone(),
            ["example"] = known.Example,
        }
        : throw new InvalidOperationException($"Path parameter '{name}' is not described: add it to {nameof(PathParameters)}.");
}
