namespace LaunchControl.Chaos.Injection;

/// <summary>Draws at random, but everything as often as it is in the deck before anything comes again.</summary>
public sealed class Deck<T>(IReadOnlyList<T> cards, Random random)
{
    private readonly Queue<T> _drawn = new();

    public T Draw()
    {
        lock (_drawn)
        {
            if (_drawn.Count == 0)
            {
                var shuffled = cards.ToArray();
                random.Shuffle(shuffled);
                Array.ForEach(shuffled, _drawn.Enqueue);
            }

            return _drawn.Dequeue();
        }
    }
}
