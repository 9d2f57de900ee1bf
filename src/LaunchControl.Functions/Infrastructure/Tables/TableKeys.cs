using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using LaunchControl.Core.Attention;
using LaunchControl.Core.Auditing;
using LaunchControl.Core.GoNoGo;
using LaunchControl.Core.Launches;
using LaunchControl.Core.Performance;
using LaunchControl.Core.Ports;
using LaunchControl.Core.Webhooks;

namespace LaunchControl.Functions.Infrastructure.Tables;

/// <summary>The one place that builds table keys.</summary>
/// <remarks>
/// A launch's partition sorts into ranges by the first word of the row key: <c>audit</c>, <c>launch</c> (the state), <c>outbox</c>, <c>readiness</c>, <c>seen</c>, <c>snapshot</c>.
/// <c>launch</c> to <c>outbox</c> are neighbours, so that one query reads all that a decision needs.
/// </remarks>
internal static class TableKeys
{

    public const string Launch = "launch";
    public const string StateFrom = Launch;
    public const string StateTo = "outbox|~";
    public const string GatePrefix = "launch|";
    public const string OutboxPrefix = "outbox|";
    public const string AuditPrefix = "audit|";

    public const string ReadinessPrefix = "readiness|";
    public const string ReadinessEnd = "readiness}";

    private const string SnapshotPrefix = "snapshot|";

    // Before and after every key that begins with the prefix, whoever wrote it.
    public const string AuditStart = "audit{";
    public const string AuditEnd = "audit}";

    public const string IndexPartition = "launches";
    public const string BacklogPartition = "backlog";
    public const string IdempotencyRow = "claim";
    public const string AbsenceRow = "absence";
    public const string CalendarRow = "calendar";
    public const string AnnouncedPartition = "announced";
    public const string AbsenceChangePrefix = "change|";
    public const string AbsenceChangeTo = "change|~";
    public const string LedgerRow = "ledger";
    public const string SettingsRow = "settings";
    public const string PutOffPrefix = "later|";

    /// <summary>Those who are to be looked at. No person has it, since an address is hashed for its "@".</summary>
    public const string MarkedPartition = "marked";
    public const string WebhookPartition = "webhooks";
    public const string RemovedWebhookPrefix = "~removed|";
    public const string WakePartition = "wakes";
    public const string BlackoutPartition = "blackouts";
    public const string StatusMailPartition = "due";
    public const string ToldRow = "told";
    public const string FeedbackTally = "tally";
    public const string FeedbackPrefix = "entry|";
    public const string FeedbackTo = "entry|~";

    public const string ObservationIdPrefix = "id|";

    private const string ObservationPrefix = "at|";

    public static string Gate(string gateId) => $"{GatePrefix}{gateId}";

    public static string Audit(int sequence) => string.Create(CultureInfo.InvariantCulture, $"{AuditPrefix}{sequence:D10}");

    /// <summary>What <see cref="Audit(int)"/> was made from; 0 for a key that it would not give.</summary>
    public static int ReadAudit(string rowKey) =>
        rowKey.StartsWith(AuditPrefix, StringComparison.Ordinal)
        && int.TryParse(rowKey.AsSpan(AuditPrefix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var sequence)
        && Audit(sequence) == rowKey ? sequence : 0;

    public static string Outbox(string batchId) => $"{OutboxPrefix}{batchId}";

    /// <summary>In order of days: one row a day.</summary>
    public static string Readiness(ReadinessPoint point) => $"{ReadinessPrefix}{Day(point.Day)}";

    public static string Seen(string commandId) => $"seen|{Escape(commandId)}";

    /// <summary>By metric, then by time: the snapshots of one metric over a time are neighbours. Two checks may be due at one instant.</summary>
    public static string Snapshot(MetricSnapshot snapshot) =>
        $"{SnapshotsFrom(snapshot.Metric.Id, snapshot.DueAt)}{snapshot.Check.Replace('+', '.')}";

    /// <summary>The first key of a metric's snapshots of checks that were due at an instant or later.</summary>
    public static string SnapshotsFrom(string metricId, DateTimeOffset dueAt) =>
        string.Create(CultureInfo.InvariantCulture, $"{SnapshotPrefix}{metricId}|{dueAt.UtcTicks:D19}|");

    /// <summary>The first key of the snapshots of a metric, or of all, and the first beyond them.</summary>
    public static (string From, string To) SnapshotsOf(string? metricId) =>
        metricId is null ? (SnapshotPrefix, "snapshot}") : ($"{SnapshotPrefix}{metricId}|", $"{SnapshotPrefix}{metricId}}}");

    public static string Backlog(BacklogEntry entry) => $"{entry.LaunchId}|{Escape(entry.CommandId)}";

    /// <summary>Newest first; two of one instant stand beside each other.</summary>
    public static string AbsenceChange(DateTimeOffset at) =>
        string.Create(CultureInfo.InvariantCulture, $"{AbsenceChangePrefix}{long.MaxValue - at.UtcTicks:D19}|{Guid.NewGuid():N}");

    public static string PutOff(PutOffMail mail) => $"{PutOffPrefix}{mail.LaunchId}|{Escape(mail.Mail.Id)}";

    public static string RemovedWebhook(string webhookId) => $"{RemovedWebhookPrefix}{webhookId}";

    /// <summary>Ids of webhooks and deliveries have nothing in them that a key may not have.</summary>
    public static string Wake(WebhookWake wake) => $"{wake.WebhookId}|{wake.DeliveryId ?? "webhook"}";

    /// <summary>The first key of a webhook's wakes, and the first beyond them.</summary>
    public static (string From, string To) WakesOf(string webhookId) => ($"{webhookId}|", $"{webhookId}~");

    /// <summary>Newest first.</summary>
    /// <param name="number">1, 2, 3 ... within the launch.</param>
    public static string Feedback(int number) => string.Create(CultureInfo.InvariantCulture, $"{FeedbackPrefix}{int.MaxValue - number:D10}");

    /// <summary>Newest first.</summary>
    public static string BlackoutVersion(int version) => string.Create(CultureInfo.InvariantCulture, $"{int.MaxValue - version:D10}");

    public static string PlaybookVersion(int version) => string.Create(CultureInfo.InvariantCulture, $"{version:D10}");

    /// <summary>Newest first: keys sort in ascending order, so the start time counts down.</summary>
    public static string Index(DateTimeOffset startedAt, string launchId) =>
        string.Create(CultureInfo.InvariantCulture, $"{long.MaxValue - startedAt.UtcTicks:D19}|{launchId}");

    /// <summary>What <see cref="Index(DateTimeOffset, string)"/> was made from.</summary>
    public static (DateTimeOffset StartedAt, string LaunchId) ReadIndex(string rowKey)
    {
        var ticks = long.MaxValue - long.Parse(rowKey.AsSpan(0, 19), NumberStyles.None, CultureInfo.InvariantCulture);
        return (new DateTimeOffset(ticks, TimeSpan.Zero), rowKey[20..]);
    }

    public static string Index(LaunchSummary summary) => Index(summary.StartedAt, summary.Id);

    /// <summary>Keys come from outside and may hold anything, so they are hashed.</summary>
    public static string Idempotency(string scope, string key) => Hash($"{scope}\n{key}");

    /// <summary>An address may hold what a key may not.</summary>
    public static string Person(string person) => Escape(person);

    public static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>By reason, so that a day's refusals list in that order.</summary>
    public static string Refusal(AccessRefusal refusal) => $"{refusal.Why}|{Hash($"{refusal.Caller}\n{refusal.Method}\n{refusal.Route}")}";

    /// <param name="key">In upper case.</param>
    public static string Ticket(string key) => Escape(key);

    /// <summary>A partition for each metric of a launch.</summary>
    public static string Observations(string launchId, string metric) => $"{launchId}|{Escape(metric)}";

    public static string ObservationId(string id) => $"{ObservationIdPrefix}{Escape(id)}";

    /// <summary>In order of time; those of one instant by id.</summary>
    public static string Observation(DateTimeOffset at, string id) => $"{ObservationFrom(at.UtcTicks)}{Escape(id)}";

    /// <summary>What <see cref="Observation"/> was made from: the instant, and <see cref="ObservationId"/> of the id.</summary>
    public static (DateTimeOffset At, string IdRow) ReadObservation(string rowKey)
    {
        var ticks = long.Parse(rowKey.AsSpan(ObservationPrefix.Length, 19), NumberStyles.None, CultureInfo.InvariantCulture);
        return (new DateTimeOffset(ticks, TimeSpan.Zero), $"{ObservationIdPrefix}{rowKey[(ObservationPrefix.Length + 20)..]}");
    }

    /// <summary>The first key of an instant or later.</summary>
    /// <param name="ticks">UTC ticks of the instant.</param>
    public static string ObservationFrom(long ticks) => string.Create(CultureInfo.InvariantCulture, $"{ObservationPrefix}{ticks:D19}|");

    // The service forbids / \ # ? and control characters in keys; the emulator answers some of them with a 500.
    private static string Escape(string text) =>
        text.All(character => char.IsAsciiLetterOrDigit(character) || character is '-' or '_' or '.')
            ? text
            : Hash(text);

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
