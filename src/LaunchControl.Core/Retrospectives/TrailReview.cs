using System.Text.Json;
using LaunchControl.Core.Auditing;
using LaunchControl.Core.Gates;
using LaunchControl.Core.Launches;

namespace LaunchControl.Core.Retrospectives;

/// <summary>Collects from an audit trail what a retrospective needs and the launch's present state does not hold: first plans, moves, who was asked, holds, conditions.</summary>
public sealed class TrailReview
{
    private readonly TrailDigest _digest = new();
    private readonly Dictionary<string, DateTimeOffset> _firstDue = new(StringComparer.Ordinal);
    private readonly List<LaunchMove> _moves = [];
    private readonly AskTrail _asks = new();
    private readonly HoldTrail _holds = new();
    private readonly List<(DateTimeOffset At, ChecklistItem Condition)> _conditions = [];
    private readonly HashSet<string> _missedConditions = new(StringComparer.Ordinal);

    /// <summary>The launch as it was started; null where the trail does not tell.</summary>
    public Launch? StartedAs { get; private set; }

    /// <summary>Each change of the launch moment, oldest first.</summary>
    public IReadOnlyList<LaunchMove> Moves => _moves;

    /// <summary>Every decision that was recorded or taken back, oldest first.</summary>
    public IReadOnlyList<SignOffRecord> SignOffs => _digest.SignOffs;

    /// <summary>Every waiver and override that was given or ended, oldest first.</summary>
    public IReadOnlyList<WaiverRecord> Waivers => _digest.Waivers;

    /// <summary>Every condition of an approval as it was given, oldest first.</summary>
    public IReadOnlyList<(DateTimeOffset At, ChecklistItem Condition)> Conditions => _conditions;

    /// <summary>Due date of a gate when it became part of the launch; null where the trail does not tell.</summary>
    public DateTimeOffset? FirstDue(string gateId) => _firstDue.TryGetValue(gateId, out var due) ? due : null;

    /// <summary>This very person had been asked to sign a gate by an instant, and the review had not ended otherwise than by expiry.</summary>
    public bool WasAskedBy(string gateId, string person, DateTimeOffset instant) => _asks.WasAskedBy(gateId, person, instant);

    /// <summary>How much of a span the launch was on hold.</summary>
    public TimeSpan HeldWithin(DateTimeOffset from, DateTimeOffset to) => _holds.Within(from, to);

    public bool IsMissed(string itemId) => _missedConditions.Contains(itemId);

    /// <summary>Looks at the next entry, oldest first. What is no change of a launch, in a trail that somebody tampered with, is passed over.</summary>
    public void Add(AuditEntry entry)
    {
        _digest.Add(entry);
        _holds.Add(entry);
        if (entry is { Action: "item.conditionMissed" or "recommendation.raised", Subject: { } item } && item.StartsWith("item/", StringComparison.Ordinal))
        {
            _missedConditions.Add(item["item/".Length..]);
        }

        foreach (var change in entry.Changes)
        {
            try
            {
                Add(entry, change);
            }
            catch (Exception exception) when (exception is JsonException or InvalidOperationException or FormatException or NotSupportedException)
            {
                // Verification names the entry.
            }
        }
    }

    private void Add(AuditEntry entry, Change change)
    {
        var path = change.Path.Split('/').Select(FaultList.Unescape).ToArray();
        _asks.Add(entry, path, change);
        switch (path)
        {
            case [""] when StartedAs is null && Read<Launch>(change.New) is { } started:
                StartedAs = started;
                started.Gates.ToList().ForEach(gate => _firstDue.TryAdd(gate.Id, gate.DueAt));
                break;
            case ["launchAt"] when change is { Old: { } old, New: { } next }:
                _moves.Add(new LaunchMove(entry.At, entry.Actor, old.GetDateTimeOffset(), next.GetDateTimeOffset(), entry.Reason));
                break;
            case ["gates", var id] when Read<Gate>(change.New) is { } added:
                _firstDue.TryAdd(id, added.DueAt);
                break;
            case ["gates", _, "items", _] when Read<ChecklistItem>(change.New) is { IsCondition: true } condition:
                _conditions.Add((entry.At, condition));
                break;
        }
    }

    private static T? Read<T>(JsonElement? value)
        where T : class => value?.Deserialize<T>(LaunchJson.Options);
}
