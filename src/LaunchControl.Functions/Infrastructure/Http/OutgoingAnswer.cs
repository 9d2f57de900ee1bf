namespace LaunchControl.Functions.Infrastructure.Http;

/// <summary>What came of a request: an answer, or why there is none.</summary>
public sealed record OutgoingAnswer
{
    /// <summary>HTTP status; null where <see cref="Failure"/> says why there is no answer.</summary>
    public int? Status { get; init; }

    /// <summary>The answer's body, at most as many bytes as the request allowed; empty where it was not asked for.</summary>
    public ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>
    /// Says of the address, for a person, what went wrong: <c>did not answer within 10 s</c>. At most 200 characters; holds nothing that the
    /// other side sent.
    /// </summary>
    public string? Failure { get; init; }

    /// <summary>How long the other side asks to be left alone (RFC 9110, section 10.2.3); null where it says nothing of that.</summary>
    public TimeSpan? RetryAfter { get; init; }
}
