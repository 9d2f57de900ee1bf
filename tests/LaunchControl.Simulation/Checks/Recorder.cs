using Azure.Data.Tables;
using LaunchControl.Core.Auditing;
using LaunchControl.Core.Events;
using LaunchControl.Core.Gates;
using LaunchControl.Core.Launches;
using LaunchControl.Core.Outbox;
using LaunchControl.Core.Ports;
using LaunchControl.Core.Tests.Simulations;
using LaunchControl.Functions.Infrastructure.Tables;
using LaunchControl.Simulation.Queues;
using LaunchControl.Simulation.Tables;

namespace LaunchControl.Simulation.Checks;

/// <summary>Sees everything that becomes durable or leaves the system, at the moment when it does, and judges it.</summary>
/// <remarks>It is called from inside the app, which takes exceptions for faults to retry: what it finds is kept, and ends the run.</remarks>
internal sealed class Recorder(World world)
{
    // Reading and folding what is stored costs more than all the rest of a step.
    private const int CommitsBetweenReads = 16;

    private readonly SortedDictionary<string, LaunchRecord> _launches = new(StringComparer.Ordinal);
    private readonly Dictionary<string, OutgoingMail> _mails = [];
    private readonly HashSet<string> _published = [];
    private readonly HashSet<string> _delivered = [];
    private long _commits;

    /// <summary>The first promise that was broken.</summary>
    public string? Violation { get; private set; }

    public IEnumerable<LaunchRecord> Launches => _launches.Values;

    public LaunchRecord Of(string launchId) => _launches.TryGetValue(launchId, out var record) ? record : _launches[launchId] = new LaunchRecord(launchId);

    public bool WasMailed(string launchId, Intent intent) => _mails.ContainsKey($"{launchId}.{intent.Id}");

    public void Judge(Action judgement)
    {
        try
        {
            judgement();
        }
        catch (Exception exception)
        {
            Violation ??= exception is ViolationException ? exception.Message : exception.ToString();
        }
    }

    public void Committed(CommitAttempt attempt) => Judge(() =>
    {
        var (read, decision) = (attempt.Read?.Launch, attempt.Decision);
        var record = Of(decision.Launch.Id);
        if (read is null)
        {
            Promise.Holds(record.IsEmpty, $"Launch {record.Id} was created twice.");
        }
        else
        {
            Promise.Holds(record.Current.AuditSequence == read.AuditSequence, $"A decision on {record.Id} was stored on a state that is not the last: an update is lost.");
            LaunchInvariants.AssertDecision(read, decision, world.Now);
            AssertApprovedOnce(read, decision);
        }

        record.Add(decision, attempt.CommandIds, world.Now);
        if (++_commits % CommitsBetweenReads == 0)
        {
            AssertStored(record);
        }
    });

    public void Wrote(TableTransactionAction action)
    {
        if (action.Entity.RowKey.StartsWith(TableKeys.OutboxPrefix, StringComparison.Ordinal))
        {
            Judge(() => AssertCarriedOut(Of(action.Entity.PartitionKey), action));
        }
    }

    public void Mailed(OutgoingMail mail) => Judge(() =>
    {
        if (mail.LaunchId is null || mail.Id.StartsWith("status.", StringComparison.Ordinal))
        {
            return; // about a webhook, to a person about many launches, or about a status that was asked for by its hour
        }

        if (_mails.TryAdd(mail.Id, mail))
        {
            var record = Of(mail.LaunchId);
            var intent = record.Mails.Find(intent => $"{record.Id}.{intent.Id}" == mail.Id);
            Promise.Holds(intent?.To == mail.To && (mail.GateId is null || intent.GateId == mail.GateId), $"Mail {mail.Id} was not asked for like that.");
            return;
        }

        var first = _mails[mail.Id];
        Promise.Holds(first.To == mail.To && first.Thread == mail.Thread, $"Mail {mail.Id} was sent twice with different content: '{first.Subject}' to {first.To}, '{mail.Subject}' to {mail.To}.");
    });

    /// <summary>An event reached the topic.</summary>
    public void Published(string eventId) => _published.Add(eventId);

    /// <summary>An event reached the receiver of the webhook.</summary>
    public void Delivered(string eventId) => Judge(() =>
    {
        Promise.Holds(_published.Contains(eventId), $"Event {eventId} was delivered and never published.");
        _delivered.Add(eventId);
    });

    /// <summary>Every entry of the trail must have become an event, and a delivery too.</summary>
    public void AssertTold(LaunchRecord record, bool isDelivered)
    {
        foreach (var id in Enumerable.Range(1, record.Current.AuditSequence).Select(sequence => LaunchEvent.IdOf(record.Id, sequence)))
        {
            Promise.Holds(_published.Contains(id), $"Event {id} was never published.");
            Promise.Holds(!isDelivered || _delivered.Contains(id), $"Event {id} was never delivered to the webhook.");
        }
    }

    /// <summary>A message left its queue.</summary>
    public void Settled(QueuedMessage message, string? deadLetterReason) => Judge(() =>
    {
        var what = $"Message {message.Id} was {(deadLetterReason is null ? "completed" : $"dead-lettered as {deadLetterReason}")}";
        if (message.Expected is { } expected)
        {
            AssertDone(expected, message.AcceptedAt, what);
        }
        else
        {
            Promise.Holds(deadLetterReason is null, what);
        }
    });

    /// <summary>A caller was told that a command was carried out.</summary>
    public void Acknowledged(Expectation expected, DateTimeOffset askedAt) =>
        Judge(() => AssertDone(expected, askedAt, $"{expected.Command.GetType().Name} was answered 'accepted'"));

    /// <summary>Reads what is stored of a launch, and holds it against its audit trail and what was decided.</summary>
    public void AssertStored(LaunchRecord record)
    {
        var rows = world.Tables.Launches.Query(new RowFilter($"PartitionKey eq '{record.Id}'"));
        var launch = LaunchRecord.Text(LaunchRows.ToLaunch([.. rows.Where(row => string.CompareOrdinal(row.RowKey, TableKeys.StateFrom) >= 0)]));
        Promise.Holds(launch == LaunchRecord.Text(record.Current), $"What is stored of {record.Id} is not what was decided last.");
        var trail = rows.Where(row => row.RowKey.StartsWith(TableKeys.AuditPrefix, StringComparison.Ordinal)).Select(AuditRows.ToEntry).ToList();
        Promise.Holds(trail.Select(entry => entry.Sequence).SequenceEqual(Enumerable.Range(1, record.Current.AuditSequence)), $"The audit trail of {record.Id} has gaps.");
        var verification = new TrailVerification(record.Current);
        rows.Where(row => row.RowKey.StartsWith(TableKeys.AuditPrefix, StringComparison.Ordinal)).ToList().ForEach(row => verification.Add(AuditRows.ToLine(row)));
        Promise.Holds(verification.Finish() is { IsIntact: true, StateDiffersAt: null }, $"The chained trail of {record.Id} does not verify: {verification.Finish()}.");
        var folded = record.Fold(trail);
        Promise.Holds(folded == launch, $"The audit trail of {record.Id} does not add up to its state: {Parting(folded, launch)}.");
        AssertLinksMailed(record, LaunchRows.ToOutbox(rows));
    }

    // Where two texts part, with what is around it.
    private static string Parting(string one, string other)
    {
        var common = one.Zip(other).TakeWhile(pair => pair.First == pair.Second).Count();
        string Around(string text) => text[Math.Max(0, common - 60)..Math.Min(text.Length, common + 60)];
        return $"'{Around(one)}' and '{Around(other)}'";
    }

    private void AssertDone(Expectation expected, DateTimeOffset since, string what)
    {
        var record = Of(expected.LaunchId);
        var isDone = record.HasCommitted(expected.Origin.CommandId)
            || record.Since(since).Any(version => IsMoot(version.Launch, expected, version.At) || IsMoot(version.Launch, expected, since) || IsMoot(version.Launch, expected, world.Now));
        Promise.Holds(isDone, $"{what}, but neither is it recorded nor was it ever moot: {expected.Command} of {expected.LaunchId}");
    }

    private static bool IsMoot(Launch launch, Expectation expected, DateTimeOffset now) =>
        LaunchDecider.Decide(launch, expected.Command, expected.Origin, now) is { IsRefused: true } or { Decision.IsNoChange: true };

    private static void AssertApprovedOnce(Launch before, Decision decision)
    {
        foreach (var entry in decision.Audit.Where(entry => entry.Action == "gate.approved"))
        {
            var gate = before.FindGate(entry.Subject!["gate/".Length..]);
            var isStale = decision.Audit.Any(other => other.Action == "gate.stale" && other.Subject == entry.Subject);
            Promise.Holds(gate is not { Status: GateStatus.Approved } || isStale, $"{entry.Subject} was approved twice.");
        }
    }

    // What left an outbox unsent must have lost its point.
    private void AssertCarriedOut(LaunchRecord record, TableTransactionAction action)
    {
        var batch = int.Parse(action.Entity.RowKey[TableKeys.OutboxPrefix.Length..], System.Globalization.CultureInfo.InvariantCulture);
        IReadOnlyList<Intent> left = action.ActionType == TableTransactionActionType.Delete ? [] : ((TableEntity)action.Entity).Read<IReadOnlyList<Intent>>();
        AssertPublished(record, batch, left);
        var last = record.Publications.Find(publication => publication.FirstSequence == batch)!.LastSequence;
        var gone = record.Mails.Where(mail => int.Parse(mail.Id.AsSpan(0, 8), System.Globalization.CultureInfo.InvariantCulture) is var first && first >= batch && first <= last && !left.Contains(mail));
        foreach (var mail in gone.Where(mail => !WasMailed(record.Id, mail)))
        {
            Promise.Holds(MailRules.MayBeMoot(mail, record.Versions.Where(version => version.Launch.AuditSequence >= batch).Select(version => version.Launch)), $"{mail} of {record.Id} left the outbox and was never sent.");
        }
    }

    private void AssertPublished(LaunchRecord record, int batch, IReadOnlyList<Intent> left)
    {
        foreach (var publication in record.Publications.Where(publication => publication.FirstSequence == batch && !left.Contains(publication)))
        {
            var missing = Enumerable.Range(batch, publication.LastSequence - batch + 1).Where(sequence => !_published.Contains(LaunchEvent.IdOf(record.Id, sequence)));
            Promise.Holds(!missing.Any(), $"{publication} of {record.Id} left the outbox and was not published.");
        }
    }

    // What asks for something while the launch is held waits with its reader's other mail.
    private bool IsPutOff(string launchId, Intent mail)
    {
        var key = $"{TableKeys.PutOffPrefix}{launchId}|{mail.Id}";
        return world.Tables["Attention"].Holds(key, key);
    }

    // Who decided before, by whatever way, and took it back, knows. In a launch that is over nobody has to sign, and a gate may still be in review.
    private void AssertLinksMailed(LaunchRecord record, IReadOnlyList<OutboxBatch> pending)
    {
        foreach (var gate in record.Current.Gates.Where(gate => gate.Status == GateStatus.InReview && !record.Current.IsFinal))
        {
            foreach (var approver in gate.Approvers.Where(approver => MailRules.WaitsForVote(approver) && approver.SpentSignOffs.Count == 0))
            {
                var asked = record.Mails.Where(mail => mail.Mail == MailKind.SignOffRequested && mail.GateId == gate.Id && mail.Round == gate.Round && mail.To == approver.Person);
                var isAsked = asked.Any(mail => WasMailed(record.Id, mail) || IsPutOff(record.Id, mail) || pending.Any(batch => batch.Intents.Contains(mail)));
                Promise.Holds(isAsked, $"{approver.Person} must sign {gate.Id} of {record.Id} in round {gate.Round}, and no mail says so.");
            }
        }
    }
}
