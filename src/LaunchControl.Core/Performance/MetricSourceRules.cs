using System.Text.RegularExpressions;
using LaunchControl.Core.Playbooks;
using LaunchControl.Core.Playbooks.Rules;

namespace LaunchControl.Core.Performance;

/// <summary>A source that can be asked: what its kind needs is there, and nothing that its kind does not look at.</summary>
internal static partial class MetricSourceRules
{
    public static void Check(MetricSource source, string pointer, DocumentFaults faults)
    {
        if (faults.IsUnreadable($"{pointer}/kind"))
        {
            return;
        }

        foreach (var (member, text, check) in Members(source))
        {
            var isTaken = Takes(source.Kind).Contains(member);
            if (text is null)
            {
                faults.Require(!Needs(source.Kind).Contains(member), $"{pointer}/{member}", $"A source of kind {Word(source.Kind)} needs this.");
            }
            else if (!isTaken)
            {
                faults.Add($"{pointer}/{member}", $"A source of kind {Word(source.Kind)} does not use this: leave it out. {Known(source.Kind)}");
            }
            else
            {
                check(faults, $"{pointer}/{member}", text);
            }
        }
    }

    private static IEnumerable<(string Member, string? Text, Action<DocumentFaults, string, string> Check)> Members(MetricSource source) =>
    [
        ("url", source.Url, CheckUrlText),
        ("pointer", source.Pointer, CheckPointer),
        ("atPointer", source.AtPointer, CheckPointer),
        ("query", source.Query, CheckQuery),
        ("workspace", source.Workspace, CheckWorkspace),
        ("secret", source.Secret, CheckSecret),
    ];

    private static string[] Needs(MetricSourceKind kind) => kind switch
    {
        MetricSourceKind.Http => ["url", "pointer"],
        MetricSourceKind.Prometheus => ["url", "query"],
        MetricSourceKind.AzureMonitor => ["workspace", "query"],
        _ => [],
    };

    private static string[] Takes(MetricSourceKind kind) => kind switch
    {
        MetricSourceKind.Http => ["url", "pointer", "atPointer", "secret"],
        MetricSourceKind.Prometheus => ["url", "query", "secret"],
        _ => Needs(kind),
    };

    private static string Known(MetricSourceKind kind) =>
        Takes(kind) is { Length: > 0 } members ? $"It uses: {string.Join(", ", members)}." : "Observations are sent to it; it reads nothing by itself.";

    private static string Word(MetricSourceKind kind) => System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(kind.ToString());

    private static void CheckUrlText(DocumentFaults faults, string pointer, string text)
    {
        TextRules.CheckLine(faults, pointer, text, "the address to ask", PlaybookLimits.LongestUrl);
        var isAddress = CheckUrl.IsAddress(text);
        faults.Require(isAddress, pointer, "Give an absolute http or https address, such as https://metrics.contoso.example/signups.");
        faults.Require(!isAddress || new Uri(text).UserInfo.Length == 0, pointer, "Everybody who may read the launch sees this address. Take user and password out, and name a secret.");
    }

    private static void CheckPointer(DocumentFaults faults, string pointer, string text)
    {
        TextRules.CheckText(faults, pointer, text, PlaybookLimits.LongestSentence);
        faults.Require(JsonPointer().IsMatch(text), pointer, "This is not a JSON pointer (RFC 6901). It starts with /, and ~ stands only in ~0 and ~1: /data/value.");
    }

    private static void CheckQuery(DocumentFaults faults, string pointer, string text)
    {
        TextRules.CheckText(faults, pointer, text, MetricContractRules.LongestQuery);
        faults.Require(!string.IsNullOrWhiteSpace(text), pointer, "Give the query.");
    }

    private static void CheckWorkspace(DocumentFaults faults, string pointer, string text) =>
        faults.Require(Guid.TryParseExact(text, "D", out _), pointer, "Give the workspace's id, a GUID such as 0f8fad5b-d9cb-469f-a165-70867728950e.");

    private static void CheckSecret(DocumentFaults faults, string pointer, string text) =>
        faults.Require(text.Length is > 0 and <= MetricContractRules.LongestSecret && text.All(character => char.IsAsciiLetterLower(character) || char.IsAsciiDigit(character) || character == '-'), pointer,
            $"Give the name of a secret of the settings, not the secret itself: 1-{MetricContractRules.LongestSecret} lower-case letters, digits and hyphens, such as prometheus-read.");

    [GeneratedRegex(@"^(/([^~/]|~[01])*)*\z", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex JsonPointer();
}
