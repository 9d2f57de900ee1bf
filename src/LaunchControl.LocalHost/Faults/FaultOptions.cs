using LaunchControl.LocalHost.Durable;
using Microsoft.Extensions.Configuration;

namespace LaunchControl.LocalHost.Faults;

/// <summary>Faults that LocalHost makes on purpose, for crash tests. Section <c>Faults</c>; all off unless set.</summary>
public sealed class FaultOptions
{
    public const string Section = "Faults";

    /// <summary>File to which each injected fault is appended as one line before it takes effect; it outlives the process.</summary>
    public string? Journal { get; set; }

    /// <summary>Which of the mails the provider refuses, or takes without saying so: 0 (none) to 1 (all).</summary>
    public double MailShare { get; set; }

    /// <summary>Where the choice of mails starts.</summary>
    public int Seed { get; set; }

    /// <summary>The process kills itself at this durable write, counted from 1 at its start; null for never.</summary>
    public long? CrashAt { get; set; }

    /// <summary>Whether it does so before the write is made, or after it and before anybody learns of it.</summary>
    public CommitStage CrashStage { get; set; }

    /// <summary>Notes each durable write in the journal.</summary>
    public bool TraceWrites { get; set; }

    /// <summary>How large the engine's file may grow, in SQLite pages, as if the disk were full then; what it has already is kept. Null for no limit.</summary>
    public int? EnginePages { get; set; }

    public static FaultOptions From(IConfiguration configuration) => configuration.GetSection(Section).Get<FaultOptions>() ?? new FaultOptions();
}
