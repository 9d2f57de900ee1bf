using LaunchControl.Core.GoNoGo;
using LaunchControl.Core.Launches;

namespace LaunchControl.Core.Portfolios;

/// <summary>How many launches fit a filter.</summary>
/// <param name="Total">All that fit.</param>
/// <param name="Rag">Of these, by colour; a colour that none has is left out.</param>
/// <param name="Status">Of these, by status; a status that none has is left out.</param>
public sealed record PortfolioCounts(int Total, IReadOnlyDictionary<RagStatus, int> Rag, IReadOnlyDictionary<LaunchStatus, int> Status);
