namespace LaunchControl.Core.Launches;

/// <summary>Why a command was not carried out. An expected answer, not an error: nothing changed.</summary>
/// <param name="Kind">What sort of refusal it is; decides the HTTP status.</param>
/// <param name="Code">Stable, for programs: <c>gate-not-in-review</c>.</param>
/// <param name="Message">One or two sentences for a person: what is wrong, and what to do next.</param>
public sealed record Refusal(RefusalKind Kind, string Code, string Message)
{
    /// <summary>JSON pointer to messages; all faults of the request at once.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Faults { get; init; } = new Dictionary<string, IReadOnlyList<string>>();

    /// <summary>A faulty command with one fault.</summary>
    /// <param name="pointer">JSON pointer into the request.</param>
    public static Refusal At(string pointer, string code, string message, string fault) =>
        new(RefusalKind.Invalid, code, message) { Faults = new Dictionary<string, IReadOnlyList<string>> { [pointer] = [fault] } };
}
