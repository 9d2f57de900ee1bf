using System.Text.Json;
using LaunchControl.Core.Gates;
using LaunchControl.Core.Launches;
using LaunchControl.Core.SignOffs;

namespace LaunchControl.Core.Auditing;

/// <summary>Collects from an audit trail what a launch's present state does not hold any more: decisions of earlier rounds, waivers that ended.</summary>
public sealed class TrailDigest
{
    private readonly Dictionary<string, int> _rounds = new(StringComparer.Ordinal);
    private readonly Dictionary<string, IReadOnlyList<Reassignment>> _reassignments = new(StringComparer.Ordinal);
    private readonly List<SignOffRecord> _signOffs = [];
    private readonly List<WaiverRecord> _waivers = [];

    /// <summary>Every decision that was recorded or taken back, oldest first.</summary>
    public IReadOnlyList<SignOffRecord> SignOffs => _signOffs;

    /// <summary>Every waiver and override that was given or ended, oldest first.</summary>
    public IReadOnlyList<WaiverRecord> Waivers => _waivers;

    /// <summary>Looks at the next entry, oldest first. What is no change of a launch, in a trail that somebody tampered with, is passed over.</summary>
    public void Add(AuditEntry entry)
    {
        foreach (var change in entry.Changes)
        {
            try
            {
                Add(entry, change);
            }
            catch (Exception exception) when (exception is JsonException or InvalidOperationException or FormatException)
            {
                // Verification names the entry.
            }
        }
    }

    private void Add(AuditEntry entry, Change change)
    {
        var path = change.Path.Split('/').Select(FaultList.Unescape).ToArray();
        switch (path)
        {
            case ["gates", var gate]:
                _rounds[gate] = change.New is { } added && added.TryGetProperty("round", out var first) ? first.GetInt32() : 0;
                break;
            case ["gates", var gate, "round"]:
                _rounds[gate] = change.New?.GetInt32() ?? 0;
                break;
            case ["gates", var gate, "reassignments"]:
                _reassignments[gate] = Read<IReadOnlyList<Reassignment>>(change.New) ?? [];
                break;
            case ["gates", var gate, "approvers", var person, "vote"]:
                AddVote(entry, change, gate, person);
                break;
            case ["gates", var gate, "waiver" or "override"]:
                AddWaiver(entry, change, $"gate/{gate}", path[^1] == "override");
                break;
            case ["gates", _, "items", var item, "waiver"]:
                AddWaiver(entry, change, $"item/{item}", isOverride: false);
                break;
        }
    }

    // A new round clears votes too; that is nobody's decision.
    private void AddVote(AuditEntry entry, Change change, string gate, string person)
    {
        var behalf = entry.OnBehalfOf ?? _reassignments.GetValueOrDefault(gate, []).LastOrDefault(moved => moved.To == person)?.From;
        if (Read<Vote>(change.New) is { } vote)
        {
            _signOffs.Add(new SignOffRecord(
                entry.Sequence, gate, _rounds.GetValueOrDefault(gate), vote.By ?? person, vote.Decision, vote.Comment, vote.DecidedAt, vote.EffectiveAt, vote.Channel, behalf, entry.At));
        }
        else if (entry.Action == "signOff.withdrawn")
        {
            _signOffs.Add(new SignOffRecord(
                entry.Sequence, gate, _rounds.GetValueOrDefault(gate), entry.OnBehalfOf is null ? person : entry.Actor, SignOffDecision.Withdraw, entry.Reason, entry.At, null, entry.Channel, behalf, entry.At));
        }
    }

    private void AddWaiver(AuditEntry entry, Change change, string subject, bool isOverride)
    {
        if (isOverride && Read<Override>(change.New) is { } given)
        {
            _waivers.Add(new WaiverRecord(entry.Sequence, entry.At, subject, true, true, given.By, given.Reason, null));
        }
        else if (!isOverride && Read<Waiver>(change.New) is { } waiver)
        {
            _waivers.Add(new WaiverRecord(entry.Sequence, entry.At, subject, false, true, waiver.By, waiver.Reason, waiver.ExpiresAt));
        }
        else
        {
            _waivers.Add(new WaiverRecord(entry.Sequence, entry.At, subject, isOverride, false, entry.Actor, entry.Reason, null));
        }
    }

    private static T? Read<T>(JsonElement? value)
        where T : class => value?.Deserialize<T>(LaunchJson.Options);
}
