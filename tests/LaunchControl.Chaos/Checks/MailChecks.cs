using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using LaunchControl.Core.Auditing;
using LaunchControl.Drivers;

namespace LaunchControl.Chaos.Checks;

/// <summary>What must hold of one launch's mails: what a calm launch sends at least, and nothing twice.</summary>
public static partial class MailChecks
{
    /// <param name="mails">Those of the launch.</param>
    /// <param name="calm">Those of a launch to which nothing happened.</param>
    public static void Check(string name, IReadOnlyList<JsonNode> mails, string calmName, IReadOnlyList<JsonNode> calm, IReadOnlyList<AuditEntry> trail, Findings findings)
    {
        var there = mails.Where(mail => LaunchWalk.LinkOf(mail) is null).Select(mail => Key(mail, name)).ToList();
        foreach (var expected in calm.Where(mail => LaunchWalk.LinkOf(mail) is null).Select(mail => Key(mail, calmName)).Distinct().Except(there))
        {
            findings.Lose(1, $"the mail {expected} of {name}");
        }

        foreach (var same in there.CountBy(key => key).Where(same => same.Value > 1))
        {
            findings.Double(same.Value - 1, $"the mail {same.Key} of {name}");
        }

        var requested = trail.Where(entry => entry.Action == "gate.signOffRequested").CountBy(entry => entry.Subject!["gate/".Length..]);
        foreach (var (gate, rounds) in requested)
        {
            var sent = mails.Count(mail => LaunchWalk.LinkOf(mail) is not null && mail["to"]!.GetValue<string>().StartsWith($"{gate}-lead.", StringComparison.Ordinal));
            findings.Double(sent - rounds, $"review links of {gate} of {name}: {sent} for {rounds} rounds");
        }
    }

    /// <summary>A launch that moved has another date.</summary>
    public static string WithoutDates(string subject) => Date().Replace(subject, "DATE");

    private static string Key(JsonNode mail, string name) =>
        WithoutDates($"'{mail["subject"]}' to {mail["to"]}".Replace(name, "NAME", StringComparison.Ordinal));

    [GeneratedRegex("[A-Z][a-z]{2} [0-9]{1,2} [A-Z][a-z]{2}")]
    private static partial Regex Date();
}
