namespace LaunchControl.Simulation.Tables;

/// <summary>Ways in which storage can break its promises.</summary>
internal enum Sabotage
{
    /// <summary>Transactions leave out the mark that the command was carried out.</summary>
    LosesSeenMarks,

    /// <summary>One transaction in eight leaves out its outbox row.</summary>
    LosesOutboxes,

    /// <summary>Updates take no notice of ETags.</summary>
    IgnoresETags,

    /// <summary>One transaction in eight leaves out an audit row.</summary>
    LosesAuditEntries,
}
