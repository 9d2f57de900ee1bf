using System.Text.Json;
using Microsoft.DurableTask;

namespace LaunchControl.LocalHost.Durable.Execution;

/// <summary>A failure as histories store it.</summary>
internal sealed record TaskFailure(string ErrorType, string ErrorMessage, string? StackTrace, TaskFailure? Inner = null, bool IsNonRetriable = false)
{
    /// <summary>Inner exceptions are left out, as they are between an official activity and its orchestrator.</summary>
    public static TaskFailure OfActivity(Exception e) => new(e.GetType().ToString(), e.Message, e.StackTrace);

    public static TaskFailure OfOrchestration(Exception e) =>
        new(e.GetType().ToString(), e.Message, e.StackTrace, e is TaskFailedException failed ? From(failed.FailureDetails) : null);

    public static TaskFailure Parse(string? json) => json is null
        ? new TaskFailure("(unknown)", "(unknown)", null)
        : JsonSerializer.Deserialize<TaskFailure>(json)!;

    public string ToJson() => JsonSerializer.Serialize(this);

    public TaskFailureDetails ToDetails() => new(ErrorType, ErrorMessage, StackTrace, Inner?.ToDetails(), null);

    private static TaskFailure From(TaskFailureDetails details) => new(
        details.ErrorType, details.ErrorMessage, details.StackTrace, details.InnerFailure is { } inner ? From(inner) : null);
}
