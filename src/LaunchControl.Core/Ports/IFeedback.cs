using LaunchControl.Core.Feedback;

namespace LaunchControl.Core.Ports;

/// <summary>Keeps what people say about launches.</summary>
public interface IFeedback
{
    /// <summary>
    /// Adds those that are new, in their order. One whose id the launch has already is passed over, so a repeat of the whole or of a part changes nothing.
    /// They are stored when this returns.
    /// </summary>
    Task<FeedbackAdded> AddAsync(string launchId, IReadOnlyList<FeedbackEntry> entries, CancellationToken cancellationToken);

    /// <summary>Newest first.</summary>
    /// <param name="after">The continuation token of the page before; null for the first page. What no page gave is an exception, as with other lists.</param>
    /// <returns>A page may hold fewer than asked for, even none, while its continuation token says that there is more.</returns>
    Task<FeedbackPage> ListAsync(string launchId, FeedbackFilter filter, int pageSize, string? after, CancellationToken cancellationToken);

    /// <summary>Counts over all of it, at the cost of one read.</summary>
    Task<FeedbackSummary> SummariseAsync(string launchId, CancellationToken cancellationToken);
}
