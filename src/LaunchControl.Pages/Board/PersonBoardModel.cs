using LaunchControl.Core.Attention;
using LaunchControl.Core.People;

namespace LaunchControl.Pages;

/// <summary>What waits on one person.</summary>
public sealed record PersonBoardModel
{
    public required string Person { get; init; }

    /// <summary>The person looks at what waits on themselves.</summary>
    public required bool IsSelf { get; init; }

    /// <summary>Most urgent first.</summary>
    public required IReadOnlyList<LaunchAsk> Asks { get; init; }

    /// <summary>The present or next absence, as far as known; null for none, and for readers whom it does not concern.</summary>
    public Absence? Absence { get; init; }

    /// <summary>Path of the review page of an ask, by <see cref="LaunchAsk.Id"/>; nothing for anybody but the person.</summary>
    public IReadOnlyDictionary<string, string> ReviewPaths { get; init; } = new Dictionary<string, string>();

    /// <summary>Whoever looks may say when the person is away, and how they are reached.</summary>
    public bool MayManage { get; init; }

    /// <summary>What came of the form that led here, a sentence each.</summary>
    public IReadOnlyList<string> Done { get; init; } = [];

    /// <summary>IANA name of the reader's time zone; null where it is not known.</summary>
    public string? ReaderZone { get; init; }

    public required DateTimeOffset Now { get; init; }
}
