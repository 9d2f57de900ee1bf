using LaunchControl.Core.Auditing;

namespace LaunchControl.Core.Retrospectives;

/// <summary>Who was asked to sign which gate, and until when they could: each person for themselves, because in an ordered gate the turns come one by one.</summary>
internal sealed class AskTrail
{
    private readonly List<Ask> _asks = [];

    /// <summary>A review could be answered at an instant, and this person had been asked to. One that expired unanswered counts on: there was time.</summary>
    public bool WasAskedBy(string gateId, string person, DateTimeOffset instant) =>
        _asks.Exists(ask => ask.GateId == gateId && ask.Person == person && ask.At <= instant && !(ask.EndedAt <= instant));

    public void Add(AuditEntry entry, string[] path, Change change)
    {
        switch (path)
        {
            // A fresh link for the same turn is no new ask.
            case ["gates", var gate, "approvers", var person, "linkIssuedAt"]
                when change.New is not null && entry.Action is "gate.signOffRequested" or "gate.nextAsked":
                _asks.Add(new Ask(gate, person, entry.At, null));
                break;
            case ["gates", var gate, "status"] when change.Old?.GetString() == "inReview" && !IsExpiry(entry):
                End(gate, entry.At);
                break;
        }
    }

    // An expiry that returns the gate for work says so as its reason; votes have none.
    private static bool IsExpiry(AuditEntry entry) => entry is { Action: "gate.expired" } or { Action: "gate.needsWork", Reason: not null };

    private void End(string gate, DateTimeOffset at)
    {
        for (var index = 0; index < _asks.Count; index++)
        {
            if (_asks[index] is { EndedAt: null } ask && ask.GateId == gate)
            {
                _asks[index] = ask with { EndedAt = at };
            }
        }
    }

    private sealed record Ask(string GateId, string Person, DateTimeOffset At, DateTimeOffset? EndedAt);
}
