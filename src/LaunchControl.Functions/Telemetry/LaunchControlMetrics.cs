using System.Diagnostics.Metrics;
using System.Text.Json;
using LaunchControl.Core.Auditing;
using LaunchControl.Core.Commands;
using LaunchControl.Core.Outbox;
using LaunchControl.Core.Webhooks;
using LaunchControl.Functions.Infrastructure.Limits;
using LaunchControl.Functions.Launches;
using LaunchControl.Functions.Watchdog;

namespace LaunchControl.Functions.Telemetry;

/// <summary>What LaunchControl counts and measures: meter <c>LaunchControl</c>. Durations are in seconds.</summary>
/// <remarks>Tags have few values each: kinds, outcomes, queues and refusal codes; never ids, addresses or texts.</remarks>
public sealed class LaunchControlMetrics
{
    public const string MeterName = "LaunchControl";

    private const string Kind = "kind";
    private const string Outcome = "outcome";

    private readonly Counter<long> _commands;
    private readonly Histogram<double> _commandDuration;
    private readonly Counter<long> _conflicts;
    private readonly Counter<long> _intents;
    private readonly Histogram<double> _outboxDelay;
    private readonly Counter<long> _deadLettered;
    private readonly Counter<long> _mails;
    private readonly Histogram<double> _signOffLatency;
    private readonly Counter<long> _rescues;
    private readonly Counter<long> _redelivered;
    private readonly Counter<long> _accessRefusals;
    private readonly Counter<long> _limited;
    private readonly Counter<long> _webhooks;

    public LaunchControlMetrics(IMeterFactory meters)
    {
        var meter = meters.Create(MeterName);
        _commands = meter.CreateCounter<long>("launchcontrol.commands", "{command}", "Commands, by what became of them.");
        _commandDuration = meter.CreateHistogram<double>("launchcontrol.command.duration", "s", "From a command's arrival until it is stored and carried out.");
        _conflicts = meter.CreateCounter<long>("launchcontrol.command.conflicts", "{conflict}", "Decisions made again because somebody else stored one first.");
        _intents = meter.CreateCounter<long>("launchcontrol.outbox.intents", "{intent}", "Attempts to carry out what was decided.");
        _outboxDelay = meter.CreateHistogram<double>("launchcontrol.outbox.delay", "s", "From a decision until an intent of it is carried out.");
        _deadLettered = meter.CreateCounter<long>("launchcontrol.messages.deadlettered", "{message}", "Messages that were refused.");
        _mails = meter.CreateCounter<long>("launchcontrol.mails", "{mail}", "Mails, by what became of them.");
        _signOffLatency = meter.CreateHistogram<double>("launchcontrol.signoff.latency", "s", "From a person's decision until it is recorded.");
        _rescues = meter.CreateCounter<long>("launchcontrol.watchdog.rescues", "{launch}", "Launches that the watchdog found stuck, by what it did.");
        _redelivered = meter.CreateCounter<long>("launchcontrol.messages.redelivered", "{message}", "Dead letters that were sent again.");
        _accessRefusals = meter.CreateCounter<long>("launchcontrol.access.refusals", "{request}", "Requests of somebody who may not make them, by why.");
        _limited = meter.CreateCounter<long>("launchcontrol.requests.limited", "{request}", "Requests refused because too many came at once.");
        _webhooks = meter.CreateCounter<long>("launchcontrol.webhook.attempts", "{attempt}", "Attempts to deliver an event to a webhook, by what became of the delivery.");
    }

    public void CommandEnded(string kind, CommandOutcome outcome, TimeSpan duration)
    {
        var tagged = new KeyValuePair<string, object?>(Kind, kind);
        _commands.Add(1, tagged, new(Outcome, Word(outcome)));
        _commandDuration.Record(duration.TotalSeconds, tagged, new(Outcome, Word(outcome)));
    }

    public void CommandConflicted(LaunchCommand command) => _conflicts.Add(1, new KeyValuePair<string, object?>(Kind, command.GetType().Name));

    public void IntentDone(Intent intent, TimeSpan delay)
    {
        var kind = new KeyValuePair<string, object?>(Kind, intent.GetType().Name);
        _intents.Add(1, kind, new(Outcome, "done"));
        _outboxDelay.Record(delay.TotalSeconds, kind);
    }

    public void IntentFailed(Intent intent) => _intents.Add(1, new KeyValuePair<string, object?>(Kind, intent.GetType().Name), new(Outcome, "failed"));

    public void MessageDeadLettered(string queue, string code) => _deadLettered.Add(1, new KeyValuePair<string, object?>("queue", queue), new("code", code));

    /// <param name="outcome"><c>sent</c>, <c>moot</c>, <c>putOff</c> or <c>failed</c>.</param>
    public void MailEnded(MailKind kind, string outcome) => _mails.Add(1, new KeyValuePair<string, object?>(Kind, kind.ToString()), new(Outcome, outcome));

    public void SignOffRecorded(TimeSpan latency) => _signOffLatency.Record(Math.Max(0, latency.TotalSeconds));

    public void Rescued(Rescue rescue) => _rescues.Add(1, new KeyValuePair<string, object?>(Outcome, rescue.ToString().ToLowerInvariant()));

    public void MessageRedelivered(string queue) => _redelivered.Add(1, new KeyValuePair<string, object?>("queue", queue));

    public void AccessRefused(RefusedBecause why) => _accessRefusals.Add(1, new KeyValuePair<string, object?>("why", JsonNamingPolicy.CamelCase.ConvertName(why.ToString())));

    public void RequestLimited(PublicUse use) => _limited.Add(1, new KeyValuePair<string, object?>("use", JsonNamingPolicy.CamelCase.ConvertName(use.ToString())));
    public void WebhookAttempted(DeliveryStatus status) => _webhooks.Add(1, new KeyValuePair<string, object?>(Outcome, status.ToString().ToLowerInvariant()));

    private static string Word(CommandOutcome outcome) => outcome.ToString().ToLowerInvariant();
}
