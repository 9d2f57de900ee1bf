using System.Collections;
using Microsoft.Azure.Amqp;
using Microsoft.Azure.Amqp.Encoding;
using Microsoft.Azure.Amqp.Framing;

namespace LaunchControl.LocalHost.Broker;

/// <summary>The <c>$management</c> node of one queue: lock renewal, settlement without the link, peek, schedule and cancel.</summary>
internal sealed class ManagementNode(MessageQueue queue)
{
    public const string Suffix = "/$management";

    public void Handle(AmqpMessage request, Action<AmqpMessage> reply)
    {
        var operation = request.ApplicationProperties.Map["operation"] as string ?? "";
        var body = request.ValueBody?.Value as AmqpMap ?? [];
        switch (operation)
        {
            case "com.microsoft:renew-lock": Renew(body, reply); break;
            case "com.microsoft:update-disposition": Settle(body, reply); break;
            case "com.microsoft:peek-message": Peek(body, reply); break;
            case "com.microsoft:schedule-message": Schedule(body, reply); break;
            case "com.microsoft:cancel-scheduled-message": Cancel(body, reply); break;
            default: reply(Error(501, AmqpErrorCode.NotImplemented, $"{operation} is not implemented.")); break;
        }
    }

    private static AmqpMessage Ok(AmqpMap? body = null, int status = 200) =>
        With(AmqpMessage.Create(new AmqpValue { Value = body ?? [] }), status, "OK");

    private static AmqpMessage Error(int status, AmqpSymbol condition, string description)
    {
        var message = With(AmqpMessage.Create(new AmqpValue { Value = new AmqpMap() }), status, description);
        message.ApplicationProperties.Map["errorCondition"] = condition;
        return message;
    }

    private static AmqpMessage With(AmqpMessage message, int status, string description)
    {
        message.ApplicationProperties = new ApplicationProperties();
        message.ApplicationProperties.Map["statusCode"] = status;
        message.ApplicationProperties.Map["statusDescription"] = description;
        return message;
    }

    private static AmqpMessage LockLost() => Error(410, BrokerErrors.MessageLockLost, BrokerErrors.LockLostDescription);

    private static AmqpMessage Stored(Exception? failure, AmqpMap? body = null) =>
        failure is null ? Ok(body) : Error(500, AmqpErrorCode.InternalError, failure.Message);

    private static List<T> List<T>(AmqpMap body, string key) => [.. ((IEnumerable)body[new MapKey(key)]).Cast<T>()];

    private static Settlement? ReadSettlement(AmqpMap body)
    {
        var changed = body[new MapKey("properties-to-modify")] is AmqpMap map
            ? map.Select(pair => KeyValuePair.Create(pair.Key.ToString(), (object?)pair.Value)).ToList()
            : [];
        if (body[new MapKey("deadletter-reason")] is string reason)
            changed.Add(new("DeadLetterReason", reason));
        if (body[new MapKey("deadletter-description")] is string description)
            changed.Add(new("DeadLetterErrorDescription", description));
        return (body[new MapKey("disposition-status")] as string) switch
        {
            "completed" => Settlement.Complete,
            "abandoned" => new Settlement(SettlementKind.Abandon, changed),
            "suspended" => new Settlement(SettlementKind.DeadLetter, changed),
            _ => null,
        };
    }

    private void Renew(AmqpMap body, Action<AmqpMessage> reply)
    {
        var renewed = List<Guid>(body, "lock-tokens").Select(queue.Renew).ToList();
        reply(renewed.Contains(null)
            ? LockLost()
            : Ok(new AmqpMap { [new MapKey("expirations")] = renewed.Select(until => until!.Value.UtcDateTime).ToArray() }));
    }

    private void Settle(AmqpMap body, Action<AmqpMessage> reply)
    {
        if (ReadSettlement(body) is not { } settlement)
            reply(Error(501, AmqpErrorCode.NotImplemented, "Deferral is not implemented."));
        else if (List<Guid>(body, "lock-tokens") is not [var token])
            reply(Error(501, AmqpErrorCode.NotImplemented, "Exactly one lock token per request is implemented."));
        else if (!queue.Settle(token, settlement, failure => reply(Stored(failure))))
            reply(LockLost());
    }

    private void Peek(AmqpMap body, Action<AmqpMessage> reply)
    {
        var found = queue.Peek((long)body[new MapKey("from-sequence-number")], (int)body[new MapKey("message-count")]);
        var messages = found.Select(message => new AmqpMap
        {
            [new MapKey("message")] = new ArraySegment<byte>(MessageBytes.Encode(MessageBytes.ForDelivery(message, null))),
        }).ToList();
        reply(messages.Count == 0 ? Ok(status: 204) : Ok(new AmqpMap { [new MapKey("messages")] = messages }));
    }

    private void Schedule(AmqpMap body, Action<AmqpMessage> reply)
    {
        var incoming = List<AmqpMap>(body, "messages")
            .Select(entry => MessageBytes.ReadIncoming(MessageBytes.ToArray(entry[new MapKey("message")])))
            .ToList();
        queue.Enqueue(incoming, (numbers, failure) =>
            reply(Stored(failure, new AmqpMap { [new MapKey("sequence-numbers")] = numbers })));
    }

    private void Cancel(AmqpMap body, Action<AmqpMessage> reply)
    {
        if (!queue.Cancel(List<long>(body, "sequence-numbers"), failure => reply(Stored(failure))))
            reply(Error(404, BrokerErrors.MessageNotFound, "A message with this sequence number is not scheduled."));
    }
}
