using System.Globalization;
using LaunchControl.Core.Gates;
using LaunchControl.Core.Launches;

namespace LaunchControl.Core.Auditing;

/// <summary>What became of messages that could not be carried out.</summary>
internal static class DeadLetterDecider
{
    /// <summary>How many are kept in mind, so that each is noted once.</summary>
    public const int MostNotes = 50;

    public static Refusal? Note(LaunchChange change, NoteDeadLetter command)
    {
        if ((command.IsDiscarded ? ChecklistRules.ReasonMissing(command.Reason, "Say why the message may be lost.") : ChecklistRules.ReasonTooLong(command.Reason)) is { } refusal)
        {
            return refusal;
        }

        var (verb, done) = command.IsDiscarded ? ("discarded", "was discarded") : ("replayed", "is sent again");
        var subject = string.Create(CultureInfo.InvariantCulture, $"deadLetter/{command.Queue}.{command.Number}");
        var note = $"{verb} {subject} {command.MessageId}";
        if (!change.Launch.DeadLetterNotes.Contains(note))
        {
            change.Set(change.Launch with { DeadLetterNotes = [.. change.Launch.DeadLetterNotes.TakeLast(MostNotes - 1), note] });
            change.Record($"deadLetter.{verb}", subject, $"Message {command.MessageId} of queue {command.Queue}, given up as '{command.Code}', {done}.", reason: command.Reason);
        }

        return null;
    }
}
