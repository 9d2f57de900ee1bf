using System.Text.Json;
using LaunchControl.Core.Auditing;
using LaunchControl.Core.Launches;
using LaunchControl.Core.Outbox;

namespace LaunchControl.Simulation.Checks;

/// <summary>Everything that was ever stored of a launch.</summary>
internal sealed class LaunchRecord(string id)
{
    private readonly List<(DateTimeOffset At, Launch Launch)> _versions = [];
    private readonly HashSet<string> _commands = [];
    private string? _folded;
    private int _foldedTo;

    public string Id => id;

    public Launch Current => _versions[^1].Launch;

    public bool IsEmpty => _versions.Count == 0;

    public IReadOnlyList<(DateTimeOffset At, Launch Launch)> Versions => _versions;

    /// <summary>Every mail that a decision asked for.</summary>
    public List<SendMailIntent> Mails { get; } = [];

    /// <summary>Every publication of events that a decision asked for.</summary>
    public List<PublishEventsIntent> Publications { get; } = [];

    public bool HasCommitted(string commandId) => _commands.Contains(commandId);

    public void Add(Decision decision, IReadOnlyList<string> commandIds, DateTimeOffset now)
    {
        Promise.Holds(commandIds.All(_commands.Add), $"Of {string.Join(", ", commandIds)} one was carried out twice.");
        _versions.Add((now, decision.Launch));
        Mails.AddRange(decision.Intents.OfType<SendMailIntent>());
        Publications.AddRange(decision.Intents.OfType<PublishEventsIntent>());
    }

    /// <summary>What was true at some time since then, with the state that it began with.</summary>
    public IEnumerable<(DateTimeOffset At, Launch Launch)> Since(DateTimeOffset then)
    {
        var first = _versions.FindLastIndex(version => version.At < then);
        return _versions.Skip(Math.Max(first, 0));
    }

    /// <summary>Applies what the trail says happened since the last call to what it came to then.</summary>
    public string Fold(IReadOnlyList<AuditEntry> entries)
    {
        var fresh = entries.Skip(_foldedTo).ToList();
        if (fresh.Count > 0)
        {
            var known = _folded is null ? [] : new[] { new AuditEntry
            {
                Sequence = _foldedTo,
                At = default,
                Actor = "",
                Channel = Channel.System,
                Action = "",
                Summary = "",
                Changes = [new Change("", null, JsonDocument.Parse(_folded).RootElement)],
            } };
            (_folded, _foldedTo) = (Text(LaunchFold.Of(known.Concat(fresh))), entries.Count);
        }

        return _folded!;
    }

    /// <summary>A state as JSON, without the secrets that the trail does not hold.</summary>
    public static string Text(Launch launch) => JsonSerializer.Serialize(
        launch with
        {
            FeedbackLink = launch.FeedbackLink is { } link ? link with { LinkNonce = null } : null,
            Gates = [.. launch.Gates.Select(gate => gate with { Approvers = [.. gate.Approvers.Select(approver => approver with { LinkNonce = null, StandIn = approver.StandIn is { } stand ? stand with { LinkNonce = null } : null })] })],
        },
        LaunchJson.Options);
}
