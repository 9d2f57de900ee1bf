using System.Globalization;
using Azure.Messaging.ServiceBus;

namespace LaunchControl.Functions.Infrastructure.ServiceBus;

/// <summary>Application properties in which a message carries the story of its failures from copy to copy.</summary>
internal static class FailureMarks
{
    /// <summary>When it failed or was refused for the first time: an RFC 3339 instant.</summary>
    public const string FirstFailedAt = "firstFailedAt";

    /// <summary>Why: a code, or the name of an exception.</summary>
    public const string FirstFailure = "firstFailure";

    /// <summary>When LaunchControl gave it up: an RFC 3339 instant.</summary>
    public const string DeadLetteredAt = "deadLetteredAt";

    /// <summary>What to add to a message that failed now: nothing where its first failure is known already.</summary>
    public static Dictionary<string, object> Of(ServiceBusReceivedMessage message, string failure, DateTimeOffset now) =>
        ReadInstant(message, FirstFailedAt) is null ? new() { [FirstFailedAt] = Text(now), [FirstFailure] = failure } : [];

    public static string Text(DateTimeOffset instant) => instant.ToString("O", CultureInfo.InvariantCulture);

    /// <summary>Null for none, and for what others wrote there.</summary>
    public static DateTimeOffset? ReadInstant(ServiceBusReceivedMessage message, string property) =>
        message.ApplicationProperties.TryGetValue(property, out var value) && value is string text
        && DateTimeOffset.TryParseExact(text, "O", CultureInfo.InvariantCulture, DateTimeStyles.None, out var instant) ? instant : null;

    /// <inheritdoc cref="ReadInstant"/>
    public static string? ReadText(ServiceBusReceivedMessage message, string property) =>
        message.ApplicationProperties.TryGetValue(property, out var value) && value is string { Length: > 0 and <= 200 } text ? text : null;
}
