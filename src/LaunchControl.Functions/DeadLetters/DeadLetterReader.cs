using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Azure.Core.Amqp;
using Azure.Messaging.ServiceBus;
using LaunchControl.Core.Launches;
using LaunchControl.Functions.Infrastructure.ServiceBus;
using LaunchControl.Functions.Watchdog;
using LaunchControl.Pages;

namespace LaunchControl.Functions.DeadLetters;

/// <summary>Reads what a dead letter tells of itself. Whatever it holds, reading it never fails.</summary>
internal static class DeadLetterReader
{
    private const int LargestJson = 16 * 1024;
    private const int LongestExcerpt = 2000;
    private const int LongestText = 200;
    private static readonly JsonDocumentOptions Json = new() { MaxDepth = 32 };

    public static DeadLetterView Read(string queue, ServiceBusReceivedMessage message)
    {
        var (body, reason) = (Body(message), message.DeadLetterReason ?? "none");
        using var document = body.Length <= LargestJson ? Parse(body) : null;
        var payload = document is null ? null : Masked(document.RootElement);
        var advice = DeadLetterGuide.Of(reason);
        return new DeadLetterView
        {
            Id = new DeadLetterId(queue, message.SequenceNumber).ToString(),
            Queue = queue,
            MessageId = InertText.Line(message.MessageId ?? "", LongestText),
            Reason = InertText.Line(reason, LongestText),
            Description = message.DeadLetterErrorDescription is { Length: > 0 } description ? InertText.Line(PayloadMask.Of(description), RefusedMessages.LongestDescription) : null,
            Explanation = advice.Explanation,
            NextStep = advice.NextStep,
            FirstFailedAt = FailureMarks.ReadInstant(message, FailureMarks.FirstFailedAt) ?? message.EnqueuedTime,
            FirstFailure = InertText.Line(FailureMarks.ReadText(message, FailureMarks.FirstFailure) ?? reason, LongestText),
            DeadLetteredAt = FailureMarks.ReadInstant(message, FailureMarks.DeadLetteredAt),
            Attempts = LaterDelivery.Count(message, LaterDelivery.Attempts) + 1,
            Redeliveries = LaterDelivery.Count(message, DeadLetterRescue.Redeliveries),
            LaunchId = document is null ? null : LaunchOf(document.RootElement),
            Payload = payload,
            Excerpt = payload is null ? ExcerptOf(body) : null,
            Size = body.Length,
        };
    }

    /// <summary>The launch that a message names; null for none.</summary>
    public static string? LaunchOf(ServiceBusReceivedMessage message)
    {
        using var document = Parse(Body(message));
        return document is null ? null : LaunchOf(document.RootElement);
    }

    private static byte[] Body(ServiceBusReceivedMessage message) =>
        message.GetRawAmqpMessage().Body.BodyType == AmqpMessageBodyType.Data ? message.Body.ToArray() : [];

    private static JsonDocument? Parse(byte[] body)
    {
        try
        {
            return JsonDocument.Parse(body, Json);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static JsonNode? Masked(JsonElement root)
    {
        try
        {
            return PayloadMask.Of(root);
        }
        catch (InvalidOperationException)
        {
            // A text that is not valid Unicode.
            return null;
        }
    }

    private static string? LaunchOf(JsonElement root)
    {
        try
        {
            return root.ValueKind == JsonValueKind.Object && root.TryGetProperty("launchId", out var id) && id.ValueKind == JsonValueKind.String
                && id.GetString() is { } launchId && LaunchId.IsWellFormed(launchId) ? launchId : null;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    private static string ExcerptOf(byte[] body) =>
        InertText.Line(PayloadMask.Of(Encoding.UTF8.GetString(body.AsSpan(0, Math.Min(body.Length, LongestExcerpt * 2)))), LongestExcerpt);
}
