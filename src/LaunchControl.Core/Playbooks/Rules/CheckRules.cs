using System.Text.RegularExpressions;

namespace LaunchControl.Core.Playbooks.Rules;

/// <summary>Automated checks that can be carried out.</summary>
internal static partial class CheckRules
{
    private static readonly TimeSpan ShortestEvery = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan LongestEvery = TimeSpan.FromDays(1);
    private static readonly TimeSpan LongestTimeout = TimeSpan.FromDays(180);

    public static void Check(PlaybookDocument document, string pointer, PlaybookCheck check)
    {
        var faults = document.Faults;
        CheckAddress(document, $"{pointer}/url", check.Url);
        faults.Require(check.ExpectedStatus is >= 100 and <= 599, $"{pointer}/expectedStatus", "An HTTP status is 100 to 599.");
        TextRules.CheckText(faults, $"{pointer}/pointer", check.Pointer, PlaybookLimits.LongestSentence);
        faults.Require(check.Pointer is null || JsonPointer().IsMatch(check.Pointer), $"{pointer}/pointer",
            "This is not a JSON pointer (RFC 6901). It starts with /, and ~ stands only in ~0 and ~1: /status/ready.");
        TextRules.CheckText(faults, $"{pointer}/expected", check.Expected, PlaybookLimits.LongestSentence);
        faults.Require(check.Expected is null || check.Pointer is not null || faults.IsUnreadable($"{pointer}/pointer"), $"{pointer}/expected",
            "Say with 'pointer' where in the answer to look, or remove 'expected'.");
        CheckTimes(faults, pointer, check);
    }

    private static void CheckTimes(DocumentFaults faults, string pointer, PlaybookCheck check)
    {
        var isEvery = DurationRules.TryParse(check.Every, out var every);
        var isTimeout = DurationRules.TryParse(check.Timeout, out var timeout);
        faults.Require(isEvery && every >= ShortestEvery && every <= LongestEvery, $"{pointer}/every",
            "Give an ISO 8601 duration from PT1M to P1D, such as PT5M.");
        faults.Require(isTimeout && timeout <= LongestTimeout, $"{pointer}/timeout", "Give an ISO 8601 duration of at most P180D, such as P14D.");
        faults.Require(!isEvery || !isTimeout || timeout >= every, $"{pointer}/timeout", $"A timeout is not shorter than the time between two attempts ({check.Every}).");
    }

    private static void CheckAddress(PlaybookDocument document, string pointer, string url)
    {
        var faults = document.Faults;
        TextRules.CheckLine(faults, pointer, url, "the address to call", PlaybookLimits.LongestUrl);
        foreach (var input in CheckUrl.InputsOf(url))
        {
            faults.Require(!document.InputsAreKnown || document.FindInput(input) is not null, pointer,
                $"There is no input '{input}' to take {{{input}}} from. Declare it in 'inputs', or write the address in full.");
        }

        faults.Require(CheckUrl.CanBeAddress(url), pointer, "Give an absolute http or https address, such as https://status.contoso.example/ready or {health-url}/ready.");
    }

    [GeneratedRegex(@"^(/([^~/]|~[01])*)*\z", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex JsonPointer();
}
