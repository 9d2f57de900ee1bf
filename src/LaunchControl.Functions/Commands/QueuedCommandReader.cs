using Azure.Messaging.ServiceBus;
using LaunchControl.Core.Commands;
using LaunchControl.Core.Gates;
using LaunchControl.Core.Launches;
using LaunchControl.Core.People;
using LaunchControl.Functions.Gates;
using LaunchControl.Functions.Infrastructure.ServiceBus;
using LaunchControl.Functions.Infrastructure.Web;
using LaunchControl.Functions.Performance;

namespace LaunchControl.Functions.Commands;

/// <summary>Reads a message of queue <c>launch-commands</c>, and lists every fault of one that can't be read.</summary>
internal static class QueuedCommandReader
{
    private const int LongestId = 100;

    /// <summary>What member <c>command</c> may be, and what else such a message has.</summary>
    private static readonly SortedDictionary<string, Func<JsonFields, QueuedCommand, QueuedCommand>> Kinds = new(StringComparer.Ordinal)
    {
        ["blockItem"] = Command(fields => new BlockItem(ItemId(fields), fields.String("reason"))),
        ["completeItem"] = Command(fields => new CompleteItem(ItemId(fields), EvidenceReader.Read(fields))),
        ["markItemNotApplicable"] = Command(fields => new MarkItemNotApplicable(ItemId(fields), fields.String("reason"))),
        ["pushObservations"] = (fields, queued) => queued with { Observations = ObservationReader.Read(fields) },
        ["reopenItem"] = Command(fields => new ReopenItem(ItemId(fields), fields.String("reason"))),
    };

    public static QueuedCommand? Read(ServiceBusReceivedMessage message, FaultList faults)
    {
        var command = MessageBody.Read(message, faults) is { } fields ? Read(fields) : null;
        return faults.IsEmpty ? command : null;
    }

    private static QueuedCommand? Read(JsonFields fields)
    {
        var (commandId, launchId, actor) = (Required(fields, "commandId"), Required(fields, "launchId"), Actor(fields));
        if (!Kinds.TryGetValue(fields.String("command") ?? "", out var read))
        {
            fields.Fault("command", $"Give one of: {string.Join(", ", Kinds.Keys)}.");
            return null;
        }

        var queued = read(fields, new QueuedCommand(commandId, launchId, actor));
        fields.RefuseUnknown();
        return queued;
    }

    private static Func<JsonFields, QueuedCommand, QueuedCommand> Command(Func<JsonFields, LaunchCommand> read) =>
        (fields, queued) => queued with { Command = read(fields) };

    private static string ItemId(JsonFields fields) => Required(fields, "itemId");

    private static string Actor(JsonFields fields)
    {
        if (!ActorName.TryNormalize(fields.String("actor"), out var actor))
        {
            fields.Fault("actor", "Give the mail address of the person, or a name for the system, that did it: letters, digits, hyphens, dots, underscores.");
        }

        return actor;
    }

    private static string Required(JsonFields fields, string name)
    {
        var text = fields.String(name, LongestId);
        if (string.IsNullOrWhiteSpace(text))
        {
            fields.Fault(name, $"Give a text of at most {LongestId} characters.");
        }

        return text ?? "";
    }
}
