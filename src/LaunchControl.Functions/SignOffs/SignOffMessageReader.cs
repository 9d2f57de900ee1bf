using Azure.Messaging.ServiceBus;
using LaunchControl.Core.Auditing;
using LaunchControl.Core.Launches;
using LaunchControl.Core.People;
using LaunchControl.Core.SignOffs;
using LaunchControl.Functions.Infrastructure.ServiceBus;
using LaunchControl.Functions.Infrastructure.Web;

namespace LaunchControl.Functions.SignOffs;

/// <summary>Reads a message of queue <c>gate-sign-offs</c>, and lists every fault of one that can't be read.</summary>
internal static class SignOffMessageReader
{
    private const int LongestId = 100;

    public static SignOffMessage? Read(ServiceBusReceivedMessage message, FaultList faults)
    {
        var signOff = MessageBody.Read(message, faults) is { } fields ? Read(fields, faults) : null;
        return faults.IsEmpty ? signOff : null;
    }

    private static SignOffMessage Read(JsonFields fields, FaultList faults)
    {
        var approver = fields.String("approver") ?? "";
        if (!PersonAddress.TryNormalize(approver, out approver))
        {
            faults.Add("/approver", "Give the approver's mail address.");
        }

        var decision = fields.Enum<SignOffDecision>("decision") ?? Missing<SignOffDecision>(fields, "decision", "approve, reject, abstain or withdraw");
        var terms = SignOffTerms.Read(fields, decision);
        return new SignOffMessage(
            Required(fields, "signOffId"),
            Required(fields, "launchId"),
            Required(fields, "gateId"),
            Round(fields),
            approver,
            decision,
            terms.Comment,
            ChannelOf(fields),
            fields.Instant("decidedAt") ?? Missing<DateTimeOffset>(fields, "decidedAt", "when the person decided"))
        {
            Replaces = terms.Replaces,
            Fingerprint = terms.Fingerprint,
            EffectiveAt = terms.EffectiveAt,
            Conditions = terms.Conditions,
        };
    }

    private static string Required(JsonFields fields, string name)
    {
        var text = fields.String(name, LongestId);
        return string.IsNullOrWhiteSpace(text) ? Missing<string>(fields, name, "a text")! : text;
    }

    private static int Round(JsonFields fields)
    {
        if (fields.Number("round") is { } round and >= 1 and <= int.MaxValue && double.IsInteger(round))
        {
            return (int)round;
        }

        return Missing<int>(fields, "round", "the review round: 1 or more");
    }

    // Nobody outside speaks for LaunchControl itself, and no webhook decides.
    private static Channel ChannelOf(JsonFields fields)
    {
        var channel = fields.Enum<Channel>("channel") ?? Channel.Queue;
        return channel is Channel.System or Channel.Webhook ? Missing<Channel>(fields, "channel", "emailLink, api or queue") : channel;
    }

    private static T? Missing<T>(JsonFields fields, string name, string what)
    {
        fields.Fault(name, $"Give {what}.");
        return default;
    }
}
