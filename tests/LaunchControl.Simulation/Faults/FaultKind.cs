namespace LaunchControl.Simulation.Faults;

internal enum FaultKind
{
    /// <summary>A call or a delivery takes up to two minutes, so that others overtake it.</summary>
    Slow,

    /// <summary>A call fails; nothing came of it.</summary>
    Unavailable,

    /// <summary>A call is carried out, and fails all the same.</summary>
    AnswerLost,

    /// <summary>The process dies before a write.</summary>
    CrashBefore,

    /// <summary>The process dies after a write, before it learns of it.</summary>
    CrashAfter,

    /// <summary>An activity or a wake is delivered twice.</summary>
    Doubled,

    /// <summary>A message comes again, up to two days later.</summary>
    Resent,

    /// <summary>An orchestration's turn replays its history.</summary>
    Replay,

    /// <summary>A message is delivered again while its first delivery is still being worked on.</summary>
    LockExpired,

    /// <summary>A client acts on what it saw a while ago.</summary>
    StaleView,

    /// <summary>A durable event gets lost.</summary>
    WakeLost,

    /// <summary>Somebody terminates an orchestration.</summary>
    OrchestrationKilled,

    /// <summary>A decision met a state that somebody else had changed. Comes about by itself.</summary>
    Conflict,

    /// <summary>A command met its own mark. Comes about by itself.</summary>
    Duplicate,

    /// <summary>An event was published again. Comes about by itself.</summary>
    EventRepeated,

    /// <summary>Several sign-offs were stored in one transaction.</summary>
    StoredTogether,
}
