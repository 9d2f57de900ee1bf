namespace LaunchControl.Simulation.Tables;

/// <summary>Ways in which storage can break its promises.</summary>
internal enum Sabotage
{
    /// <summary>Transactions leave out the mark that the command was carried out.</summary>
    LosesSeenMarks,

    /// <summary>One transaction in five leaves out its outbox row.</summary>
    LosesOutboxes,

    /// <summary>Transactions take no notice of ETags, nor of rows that are there already. (ETags alone would not do: two decisions on one state also add the same audit row.)</summary>
    IgnoresConflicts,

    /// <summary>One audit row in five is left out.</summary>
    LosesAuditEntries,

    /// <summary>Takes events, and forgets some.</summary>
    LosesEvents,
}
