using System.Text.RegularExpressions;
using LaunchControl.Core.SignOffs;
using Microsoft.AspNetCore.Http;

namespace LaunchControl.Functions.SignOffs;

/// <summary>A decision that was just sent, as the address of its result page names it. Only tells the page what to wait for.</summary>
/// <param name="Seen">Fingerprint of what was decided on.</param>
public sealed partial record ReviewReceipt(SignOffDecision Decision, string SignOffId, string Seen)
{
    public string Query => $"?received={Decision.ToString().ToLowerInvariant()}&as={Uri.EscapeDataString(SignOffId)}&seen={Uri.EscapeDataString(Seen)}";

    /// <summary>Null where nothing, or something else than <see cref="Query"/>, is there: there is nothing to wait for.</summary>
    public static ReviewReceipt? Read(IQueryCollection query) =>
        query["received"] is [{ } word] && Enum.TryParse<SignOffDecision>(word, ignoreCase: true, out var decision) && Enum.IsDefined(decision)
        && query["as"] is [{ } signOffId] && SignOffIdOfPage().IsMatch(signOffId) && query["seen"] is [{ } seen]
            ? new ReviewReceipt(decision, signOffId, seen) : null;

    [GeneratedRegex("^so-[0-9a-f]{32}\\z", RegexOptions.CultureInvariant)]
    private static partial Regex SignOffIdOfPage();
}
