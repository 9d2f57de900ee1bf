using System.Text.Json.Serialization;

namespace LaunchControl.Core.Webhooks;

/// <summary>One attempt of a delivery.</summary>
/// <param name="Status">The receiver's HTTP status; null where there was no answer.</param>
/// <param name="Outcome">For a person; holds nothing that the receiver sent: <c>answered 503</c>, <c>did not answer within 10 s</c>.</param>
/// <param name="Milliseconds">How long it took.</param>
public sealed record DeliveryAttempt(DateTimeOffset At, int? Status, string Outcome, int Milliseconds)
{
    [JsonIgnore]
    public bool IsDelivered => Status is >= 200 and < 300;

    /// <summary>The receiver wants no more events, ever.</summary>
    [JsonIgnore]
    public bool IsGone => Status == 410;
}
