using Microsoft.Azure.Amqp;
using Microsoft.Azure.Amqp.Encoding;
using Microsoft.Azure.Amqp.Framing;

namespace LaunchControl.LocalHost.Broker;

/// <summary>Reads and rewrites encoded AMQP messages; what the sender wrote stays byte for byte unless properties change.</summary>
internal static class MessageBytes
{
    public const uint BatchFormat = 0x80013700;

    public static byte[] Of(AmqpMessage received)
    {
        using var stream = received.ToStream();
        var bytes = new byte[stream.Length];
        stream.Position = 0;
        stream.ReadExactly(bytes);
        return bytes;
    }

    public static IncomingMessage ReadIncoming(byte[] payload)
    {
        var message = Input(payload);
        return new IncomingMessage(payload, message.Properties?.MessageId?.ToString(), ReadScheduled(message));
    }

    public static IReadOnlyList<IncomingMessage> ReadBatch(byte[] payload) =>
        [.. Input(payload).DataBody.Select(data => ReadIncoming(ToArray(data.Value)))];

    public static AmqpMessage ForDelivery(StoredMessage message, DateTimeOffset? lockedUntil)
    {
        var output = AmqpMessage.CreateOutputMessage(Stream(message.Payload), true);
        output.Header.DeliveryCount = (uint)Math.Max(0, message.DeliveryCount - (lockedUntil is null ? 0 : 1));
        var annotations = output.MessageAnnotations.Map;
        annotations["x-opt-sequence-number"] = message.Sequence;
        annotations["x-opt-enqueued-time"] = message.EnqueuedAt.UtcDateTime;
        annotations["x-opt-message-state"] = message.ScheduledFor is null ? 0 : 2;
        if (lockedUntil is { } until)
            annotations["x-opt-locked-until"] = until.UtcDateTime;
        if (message.DeadLetterSource is not null)
            annotations["x-opt-deadletter-source"] = message.DeadLetterSource;
        return output;
    }

    public static byte[] WithProperties(byte[] payload, IReadOnlyList<KeyValuePair<string, object?>> changed)
    {
        if (changed.Count == 0)
            return payload;
        var source = Input(payload);
        var copy = CopyBody(source);
        if (source.Header is not null)
            (copy.Header.Durable, copy.Header.Priority, copy.Header.Ttl) = (source.Header.Durable, source.Header.Priority, source.Header.Ttl);
        if (source.MessageAnnotations is not null)
            copy.MessageAnnotations = source.MessageAnnotations;
        if (source.Properties is not null)
            CopyProperties(source.Properties, copy.Properties);
        copy.ApplicationProperties = source.ApplicationProperties ?? new ApplicationProperties();
        foreach (var (name, value) in changed)
            copy.ApplicationProperties.Map[name] = value;
        return Encode(copy);
    }

    public static byte[] Encode(AmqpMessage message) =>
        [.. message.GetPayload(int.MaxValue, out _).SelectMany(segment => segment)];

    public static byte[] ToArray(object value) => value switch
    {
        ArraySegment<byte> segment => segment.ToArray(),
        byte[] bytes => bytes,
        _ => throw new AmqpException(AmqpErrorCode.DecodeError, "Binary data was expected."),
    };

    private static void CopyProperties(Properties from, Properties to)
    {
        (to.MessageId, to.UserId, to.To, to.Subject) = (from.MessageId, from.UserId, from.To, from.Subject);
        (to.ReplyTo, to.CorrelationId, to.ContentType) = (from.ReplyTo, from.CorrelationId, from.ContentType);
        (to.ContentEncoding, to.AbsoluteExpiryTime, to.CreationTime) = (from.ContentEncoding, from.AbsoluteExpiryTime, from.CreationTime);
        (to.GroupId, to.GroupSequence, to.ReplyToGroupId) = (from.GroupId, from.GroupSequence, from.ReplyToGroupId);
    }

    private static AmqpMessage CopyBody(AmqpMessage source) => source.BodyType switch
    {
        SectionFlag.Data => AmqpMessage.Create(source.DataBody),
        SectionFlag.AmqpValue => AmqpMessage.Create(source.ValueBody),
        SectionFlag.AmqpSequence => AmqpMessage.Create(source.SequenceBody),
        _ => AmqpMessage.Create(),
    };

    private static DateTimeOffset? ReadScheduled(AmqpMessage message) =>
        message.MessageAnnotations is { } annotations
        && annotations.Map.TryGetValue<DateTime>(new MapKey(new AmqpSymbol("x-opt-scheduled-enqueue-time")), out var time)
            ? new DateTimeOffset(DateTime.SpecifyKind(time, DateTimeKind.Utc))
            : null;

    private static AmqpMessage Input(byte[] payload) => AmqpMessage.CreateInputMessage(Stream(payload));

    private static BufferListStream Stream(byte[] payload) => new([new ArraySegment<byte>(payload)]);
}
