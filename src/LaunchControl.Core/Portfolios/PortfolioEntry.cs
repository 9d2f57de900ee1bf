using LaunchControl.Core.Launches;

namespace LaunchControl.Core.Portfolios;

/// <summary>A launch with what searching and sorting it needs, made when it is first needed.</summary>
internal sealed class PortfolioEntry(LaunchSummary launch)
{
    private string? _name;
    private string? _text;

    public LaunchSummary Launch { get; } = launch;

    public string Name => _name ??= SearchWords.Fold(Launch.Name);

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
