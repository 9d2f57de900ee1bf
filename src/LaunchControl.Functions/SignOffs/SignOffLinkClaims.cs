namespace LaunchControl.Functions.SignOffs;

/// <summary>What a review link stands for: one person, one gate, one round.</summary>
/// <param name="Person">Mail address, lower case.</param>
/// <param name="Nonce">128 bits, base64url; a newer link of the same person and gate has another one.</param>
public sealed record SignOffLinkClaims(
    string LaunchId, string GateId, string Person, int Round, string Nonce, DateTimeOffset IssuedAt, DateTimeOffset ExpiresAt);
