namespace LaunchControl.Core.Chat;

/// <summary>An address that nobody is shown: whoever knows it can post.</summary>
/// <param name="KeyId">The key of the settings that it is encrypted with.</param>
/// <param name="Text">The address, encrypted, in base64.</param>
/// <param name="Host">Its host, which is no secret.</param>
/// <param name="Fingerprint">8 hexadecimal digits that tell one address from another, and nothing about it.</param>
public sealed record SealedAddress(string KeyId, string Text, string Host, string Fingerprint);
