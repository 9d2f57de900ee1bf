namespace LaunchControl.Core.Gates;

/// <summary>A ticket of another system whose state an item follows.</summary>
/// <param name="Key">As that system names it, such as <c>PROJ-123</c>: 1 to 100 characters without space. Capitals don't matter.</param>
/// <param name="Url">Where people look at it: an absolute http or https address; null where only the key is known.</param>
public sealed record ItemTicket(string Key, string? Url)
{
    public const int LongestKey = 100;
    public const int LongestUrl = 2000;

    /// <summary>Stands in a draft for taking the link away.</summary>
    public static ItemTicket None { get; } = new("", null);

    /// <summary>What was reported last; null before the first report.</summary>
    public bool? IsDone { get; init; }

    /// <summary>When the ticket changed to that, by its own system's clock; older reports change nothing.</summary>
    public DateTimeOffset? ChangedAt { get; init; }

    /// <summary>Who reported it.</summary>
    public string? ReportedBy { get; init; }

    /// <summary>Where whoever reported it looks at it; null where they did not say.</summary>
    public string? ReportedUrl { get; init; }

    /// <summary>The item has not followed yet, and does as soon as it can.</summary>
    public bool IsAwaited { get; init; }

    /// <summary>The item has followed, or a person has decided otherwise.</summary>
    public ItemTicket Settled() => IsAwaited ? this with { IsAwaited = false } : this;

    public bool Is(string key) => string.Equals(Key, key, StringComparison.OrdinalIgnoreCase);

    /// <summary>The same link, whatever was reported.</summary>
    public bool LinksLike(ItemTicket? other) => other is not null && Is(other.Key) && Url == other.Url;

    public static bool IsKey(string key) => key.Length is > 0 and <= LongestKey && !key.Any(character => char.IsWhiteSpace(character) || char.IsControl(character));
}
