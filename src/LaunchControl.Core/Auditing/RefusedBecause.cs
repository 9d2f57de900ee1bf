namespace LaunchControl.Core.Auditing;

/// <summary>Why a request was refused.</summary>
public enum RefusedBecause
{
    /// <summary>It came without a token.</summary>
    NoToken,

    /// <summary>Its token is not to be believed: expired, forged, for somebody else, or about nobody.</summary>
    TokenNotValid,

    /// <summary>The caller lacks an app role.</summary>
    Role,

    /// <summary>The caller is none of the people of this launch, gate or item who may.</summary>
    NotOfThisLaunch,

    /// <summary>A webhook's signature does not hold.</summary>
    SignatureNotValid,
}
