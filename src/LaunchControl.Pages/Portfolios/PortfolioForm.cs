namespace LaunchControl.Pages;

/// <summary>What was asked of the portfolio page, as it was typed; null for nothing.</summary>
public sealed record PortfolioForm
{
    /// <summary>In place of a status: every launch, also those that are over.</summary>
    public const string AnyStatus = "all";

    public const string Timeline = "timeline";

    private const string Path = "/board";

    public string? Search { get; init; }

    /// <summary>Null for launches that are not over.</summary>
    public string? Status { get; init; }

    public string? Rag { get; init; }

    public string? Tier { get; init; }

    public string? Team { get; init; }

    public string? Owner { get; init; }

    public string? From { get; init; }

    public string? To { get; init; }

    public string? Sort { get; init; }

    public string? PageSize { get; init; }

    public string? View { get; init; }

    /// <summary>The page that was asked for; null for the first one.</summary>
    public string? Token { get; init; }

    public bool IsTimeline => View == Timeline;

    /// <summary>Something but the view, the order and the page was chosen.</summary>
    public bool IsFiltered => Filters.Any(filter => filter.Value is not null);

    /// <summary>One of the filters that are folded away is in use.</summary>
    public bool HasMore => (Tier ?? Team ?? Owner ?? From ?? To) is not null;

    private (string Name, string? Value)[] Filters =>
        [("q", Search), ("status", Status), ("rag", Rag), ("tier", Tier), ("team", Team), ("owner", Owner), ("from", From), ("to", To)];

    /// <summary>Where the same is found again.</summary>
    /// <param name="format">Of a download; null for the page.</param>
    public string Address(string? format = null)
    {
        (string Name, string? Value)[] all = [.. Filters, ("sort", Sort), ("pageSize", PageSize), ("view", View), ("continuationToken", Token), ("format", format)];
        var parts = all.Where(part => part.Value is not null).Select(part => $"{part.Name}={Uri.EscapeDataString(part.Value!)}").ToList();
        return parts.Count == 0 ? Path : $"{Path}?{string.Join('&', parts)}";
    }

    /// <summary>The view and the order without any filter.</summary>
    public PortfolioForm Cleared() => new() { Sort = Sort, View = View, PageSize = PageSize };
}
