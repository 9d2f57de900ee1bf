using System.Collections.Concurrent;

namespace LaunchControl.Functions.Attention;

/// <summary>Remembers in this process when somebody is to be looked at again, so that an idle system hardly reads. Forgetting it costs reads, nothing else.</summary>
public sealed class AttentionWatch(TimeProvider time)
{
    // What another process knows (an absence, for instance) is found out by then.
    private static readonly TimeSpan Longest = TimeSpan.FromHours(6);

    private readonly ConcurrentDictionary<string, (DateTimeOffset At, string Seen)> _next = new(StringComparer.Ordinal);

    /// <param name="seen">What was known about the person from outside; anything else is a reason to look.</param>
    public bool IsTime(string person, string seen, DateTimeOffset now) => !_next.TryGetValue(person, out var next) || next.At <= now || next.Seen != seen;

    public void Set(string person, string seen, DateTimeOffset at)
    {
        var latest = time.GetUtcNow() + Longest;
        _next[person] = (at < latest ? at : latest, seen);
    }

    public void Forget(string person) => _next.TryRemove(person, out _);

    /// <summary>Forgets everybody but these.</summary>
    public void Keep(IReadOnlySet<string> people)
    {
        foreach (var person in _next.Keys.Where(person => !people.Contains(person)).ToList())
        {
            Forget(person);
        }
    }
}
