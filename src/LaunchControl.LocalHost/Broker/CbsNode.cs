using Microsoft.Azure.Amqp;
using Microsoft.Azure.Amqp.Framing;

namespace LaunchControl.LocalHost.Broker;

/// <summary>Claims-based security as the client expects it; every token is accepted, because the broker listens on loopback only.</summary>
internal static class CbsNode
{
    public const string Address = "$cbs";

    public static void Handle(AmqpMessage request, Action<AmqpMessage> reply)
    {
        var answer = AmqpMessage.Create(new AmqpValue { Value = "accepted" });
        answer.ApplicationProperties = new ApplicationProperties();
        answer.ApplicationProperties.Map["status-code"] = 202;
        answer.ApplicationProperties.Map["status-description"] = "Accepted";
        reply(answer);
    }
}
