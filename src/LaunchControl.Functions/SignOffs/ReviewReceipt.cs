using LaunchControl.Core.SignOffs;
using Microsoft.AspNetCore.Http;

namespace LaunchControl.Functions.SignOffs;

/// <summary>A decision that was just sent, as the address of its result page names it. Only tells the page what to wait for.</summary>
/// <param name="Seen">Fingerprint of what was decided on.</param>
public sealed record ReviewReceipt(SignOffDecision Decision, string SignOffId, string Seen)
{
    public string Query => $"?received={Decision.ToString().ToLowerInvariant()}&as={Uri.EscapeDataString(SignOffId)}&seen={Uri.EscapeDataString(Seen)}";

    public static ReviewReceipt? Read(IQueryCollection query) =>
        query["received"] is [{ } word] && Enum.TryParse<SignOffDecision>(word, ignoreCase: true, out var decision) && Enum.IsDefined(decision)
            ? new ReviewReceipt(decision, query["as"].ToString(), query["seen"].ToString()) : null;
}
