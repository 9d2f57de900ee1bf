using System.Text.Json.Nodes;

namespace LaunchControl.Functions.Tests.Playbooks;

/// <summary>Playbook documents.</summary>
internal static class SamplePlaybook
{
    /// <summary>One that uses every member of the format.</summary>
    public static JsonObject Rich() => JsonNode.Parse(
        """
        {
          "id": "rich",
          "version": 1,
          "name": "Rich",
          "description": "Uses every member.\nOn two lines.",
          "unowned": "warn",
          "roles": [
            { "id": "eng-lead", "title": "Engineering lead", "team": "engineering" },
            { "id": "executive", "title": "Executive sponsor", "team": "leadership" }
          ],
          "inputs": [
            { "id": "markets", "title": "Where does it launch?", "values": ["US", "DE"], "required": true, "default": ["US"] },
            { "id": "health-url", "title": "Which address tells its health?" }
          ],
          "metrics": [
            {
              "id": "activation-rate", "name": "Activation", "unit": "%", "direction": "up", "baseline": 34, "target": 40.5, "guardrail": 30,
              "window": "P2D", "aggregation": "median", "minimumData": 3
            },
            {
              "id": "errors", "direction": "down",
              "source": { "kind": "http", "url": "https://metrics.contoso.example/errors", "pointer": "/data/value", "atPointer": "/data/at", "secret": "metrics-read" }
            },
            { "id": "latency", "direction": "down", "source": { "kind": "prometheus", "url": "https://prometheus.contoso.example", "query": "max(latency)" } },
            { "id": "logins", "direction": "up", "source": { "kind": "azureMonitor", "workspace": "0f8fad5b-d9cb-469f-a165-70867728950e", "query": "Logins | count" } }
          ],
          "attention": {
            "reminders": { "days": [-5, -1, 0, 2], "thenEvery": 3 },
            "escalation": { "afterReminders": 3, "responseTime": "PT16H", "resolutionTime": "PT40H30M", "to": ["launch-owner", "executive"] },
            "hours": { "from": "08:30", "to": "17:00", "digestAt": "09:00" }
          },
          "phases": [
            {
              "id": "readiness",
              "name": "Readiness",
              "kind": "readiness",
              "gates": [
                {
                  "id": "engineering-ready",
                  "name": "Engineering readiness",
                  "team": "engineering",
                  "due": "L-14d",
                  "exitCriteria": ["It can be switched off within five minutes."],
                  "policy": {
                    "quorum": "count", "count": 1, "veto": false, "sequential": true, "distinctFrom": ["legal-ready"],
                    "signIn": true, "expiresAfter": "P14D", "onExpiry": "hold"
                  },
                  "approvers": [{ "role": "eng-lead", "required": true }, { "role": "executive", "required": false }],
                  "approves": ["launchAt", "brief.pricing"],
                  "waivableBy": ["executive"],
                  "overridableBy": ["executive"],
                  "items": [
                    {
                      "id": "load-test",
                      "title": "Load test at twice the expected peak",
                      "guidance": "No request fails.",
                      "owner": "launch-owner",
                      "due": "L-21d",
                      "requiresEvidence": true
                    },
                    {
                      "id": "healthy",
                      "title": "The service says that it is healthy",
                      "owner": "eng-lead",
                      "due": "L-20wd",
                      "dependsOn": ["load-test"],
                      "when": { "tier": ["T1", "T2"], "market": ["DE"], "input": { "markets": ["US"] } },
                      "check": {
                        "url": "{health-url}/ready", "expectedStatus": 200, "pointer": "/status", "expected": "ready", "every": "PT5M", "timeout": "P14D"
                      }
                    }
                  ]
                },
                {
                  "id": "legal-ready",
                  "name": "Legal readiness",
                  "team": "legal",
                  "due": "L-7d",
                  "policy": { "quorum": "percent", "percent": 50 },
                  "approvers": [{ "role": "executive" }],
                  "dependsOn": ["engineering-ready"],
                  "when": { "tier": ["T1"] }
                }
              ]
            },
            {
              "id": "decision",
              "name": "Go/no-go",
              "kind": "goNoGo",
              "gates": [{ "id": "go-no-go", "name": "Go/no-go", "team": "leadership", "due": "L-1d", "approvers": [{ "role": "executive" }] }]
            }
          ],
          "postLaunchChecks": ["L+1h", "L+1d", "L+30d"]
        }
        """)!.AsObject();

    /// <summary>The same under another id, without a version.</summary>
    public static JsonObject Named(string id, string name = "A playbook")
    {
        var document = Rich();
        (document["id"], document["name"]) = (id, name);
        document.Remove("version");
        return document;
    }
}
