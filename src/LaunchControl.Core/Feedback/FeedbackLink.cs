namespace LaunchControl.Core.Feedback;

/// <summary>The link to a launch's public feedback form.</summary>
/// <param name="Number">Counts the links of the launch: 1, 2, 3 ...; only the newest can work.</param>
/// <param name="IssuedAt">When it was made.</param>
/// <param name="IssuedBy">Who made it.</param>
public sealed record FeedbackLink(int Number, DateTimeOffset IssuedAt, string IssuedBy)
{
    /// <summary>Binds the address to this link. 128 bits, base64url.</summary>
    /// <remarks>A secret: its name keeps it out of the audit trail.</remarks>
    public string? LinkNonce { get; init; }

    /// <summary>Null for one that works.</summary>
    public DateTimeOffset? RevokedAt { get; init; }

    public bool IsWorking => RevokedAt is null && LinkNonce is not null;
}
