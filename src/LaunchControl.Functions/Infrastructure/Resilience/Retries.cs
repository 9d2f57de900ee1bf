using Azure.Core;
using Azure.Data.Tables;
using Azure.Messaging.ServiceBus;
using LaunchControl.Core.Webhooks;
using Microsoft.DurableTask;

namespace LaunchControl.Functions.Infrastructure.Resilience;

/// <summary>Every retry policy of the app, with its budget: how often, how far apart, and for how long in all.</summary>
/// <remarks>
/// The inner ones are short, so that a caller hears within half a minute; the outer ones are long, since each of them rests on something durable. What
/// remains after the last is a dead letter, a failed orchestration or a late outbox, which the watchdog and the patrol look after.
/// </remarks>
public static class Retries
{
    /// <summary>An activity: ten attempts over about an hour: 5 s, 10 s, 20 s ... at most 10 minutes apart. It evaluates stored state, so a repeat is always safe.</summary>
    public static readonly TaskOptions Activity = TaskOptions.FromRetryPolicy(new RetryPolicy(
        maxNumberOfAttempts: 10,
        firstRetryInterval: TimeSpan.FromSeconds(5),
        backoffCoefficient: 2,
        maxRetryInterval: TimeSpan.FromMinutes(10)));

    /// <summary>A message that failed: twelve attempts over about 45 minutes: 2 s, 4 s, 8 s ... at most 10 minutes apart. Then it is a dead letter.</summary>
    public static readonly BackOff Message = new(First: TimeSpan.FromSeconds(2), Longest: TimeSpan.FromMinutes(10), MostAttempts: 12);

    /// <summary>A message whose launch is busy: 1 s, 2 s, 4 s ... at most 30 seconds apart, for as long as it takes: nothing is wrong with it.</summary>
    public static readonly BackOff Turn = new(First: TimeSpan.FromSeconds(1), Longest: TimeSpan.FromSeconds(30), MostAttempts: int.MaxValue);

    /// <summary>A dead letter whose trouble may have passed: every hour for a day, by the patrol.</summary>
    public const int MostRedeliveries = 24;

    /// <summary>Intents that the sweep could not carry out: 2 minutes, 4 minutes ... at most an hour apart, for ever: somebody was promised them.</summary>
    public static readonly BackOff Outbox = new(First: TimeSpan.FromMinutes(2), Longest: TimeSpan.FromHours(1), MostAttempts: int.MaxValue);

    /// <summary>
    /// An event on its way to a webhook: 1 minute, 2 minutes, 4 minutes ... at most 6 hours apart, for 3 days
    /// (<see cref="WebhookDecider.Patience"/>): some twenty attempts. Then it is given up, and a person may replay it.
    /// </summary>
    public static readonly BackOff Webhook = new(First: TimeSpan.FromMinutes(1), Longest: TimeSpan.FromHours(6), MostAttempts: int.MaxValue);

    /// <summary>A call of Table Storage: four attempts, 0.2 s, 0.4 s, 0.8 s apart, with jitter.</summary>
    /// <param name="timeout">Of one attempt.</param>
    public static TableClientOptions Tables(TimeSpan timeout) => new()
    {
        Retry =
        {
            Mode = RetryMode.Exponential,
            MaxRetries = 3,
            Delay = TimeSpan.FromSeconds(0.2),
            MaxDelay = TimeSpan.FromSeconds(2),
            NetworkTimeout = timeout,
        },
    };

    /// <summary>A call of Service Bus: four attempts of at most 10 s, 0.2 s, 0.4 s, 0.8 s apart, with jitter.</summary>
    public static ServiceBusClientOptions ServiceBus() => new()
    {
        RetryOptions =
        {
            Mode = ServiceBusRetryMode.Exponential,
            MaxRetries = 3,
            Delay = TimeSpan.FromSeconds(0.2),
            MaxDelay = TimeSpan.FromSeconds(2),
            TryTimeout = TimeSpan.FromSeconds(10),
        },
    };
}
