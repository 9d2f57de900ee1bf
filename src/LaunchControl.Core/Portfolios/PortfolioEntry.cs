using LaunchControl.Core.Launches;
using LaunchControl.Core.Upkeep;

namespace LaunchControl.Core.Portfolios;

/// <summary>A launch with what searching and sorting it needs, made when it is first needed.</summary>
/// <param name="involved">Keys of everybody who takes part; null where that is not known.</param>
internal sealed class PortfolioEntry(LaunchSummary launch, string? involved = null)
{
    private string? _name;
    private string? _text;

    public LaunchSummary Launch { get; } = launch;

    /// <summary>Who takes part is known.</summary>
    public bool KnowsPeople => involved is not null;

    public string Name => _name ??= SearchWords.Fold(Launch.Name);

    /// <param name="key">Of a person, by <see cref="PersonKeys"/>.</param>
    public bool Involves(string key) => involved is not null && PersonKeys.Has(involved, key);

    public bool Has(IReadOnlyList<string> words)
    {
        // No word spans two of these: words have no line breaks.
        var text = _text ??= $"{Name}\n{Launch.Id}\n{SearchWords.Fold(Launch.Owner)}";
        foreach (var word in words)
        {
            if (!text.Contains(word, StringComparison.Ordinal))
            {
                return false;
            }
        }

        return true;
    }
}
