using System.Text.Json.Serialization;

namespace LaunchControl.Core.Gates;

/// <summary>What the mail provider said about mail to somebody that did not arrive, or not yet.</summary>
/// <param name="Kind"><c>bounce</c>, <c>dropped</c> or <c>deferred</c>.</param>
/// <param name="Reason">In the provider's words, at most 500 characters.</param>
public sealed record DeliveryProblem(string Kind, string? Reason, DateTimeOffset At)
{
    /// <summary>The mail is lost; false while the provider still tries.</summary>
    [JsonIgnore]
    public bool IsFinal => Kind != "deferred";

    /// <summary>One sentence without its full stop: what happened, with the provider's reason.</summary>
    public string InWords(string person) =>
        (Kind switch
        {
            "bounce" => $"The mail to {person} was returned",
            "dropped" => $"The mail to {person} was not sent, because earlier mail there was returned or unwanted",
            _ => $"The mail to {person} has not arrived yet; the mail provider keeps trying",
        }) + (Reason is null ? "" : $": {Reason}");
}
