namespace LaunchControl.Core.People;

/// <summary>A person is away for some days, in which no decision can be expected of them.</summary>
/// <param name="Person">Mail address, lower case.</param>
/// <param name="From">First day away.</param>
/// <param name="To">Last day away; not before <paramref name="From"/>.</param>
/// <param name="Delegate">Who decides instead, or null.</param>
public sealed record Absence(string Person, DateOnly From, DateOnly To, string? Delegate = null)
{
    /// <summary>The longest absence that can be given, in days.</summary>
    public const int LongestInDays = 366;

    /// <summary>The first day that can be given.</summary>
    public static DateOnly Earliest { get; } = new(2000, 1, 1);

    /// <summary>The last day that can be given.</summary>
    public static DateOnly Latest { get; } = new(2199, 12, 31);

    /// <summary>Whether the person is away on every day of a span.</summary>
    public bool Covers(DateOnly first, DateOnly last) => From <= first && last <= To;
}
