using Microsoft.Azure.Amqp.Encoding;
using Microsoft.Azure.Amqp.Framing;

namespace LaunchControl.LocalHost.Broker;

internal static class BrokerErrors
{
    public static readonly AmqpSymbol MessageLockLost = "com.microsoft:message-lock-lost";

    public static readonly AmqpSymbol MessageNotFound = "com.microsoft:message-not-found";

    public const string LockLostDescription = "The lock supplied is invalid: it expired, or the message has already been settled.";

    public static Rejected Rejected(AmqpSymbol condition, string description) =>
        new() { Error = new Error { Condition = condition, Description = description } };
}
