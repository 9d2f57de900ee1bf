using LaunchControl.Core.Ports;

namespace LaunchControl.Functions.Actions;

/// <summary>Somebody does something, and the launch as it is.</summary>
/// <param name="Submission">Id of the command: the same form with the same answers is the same command, however often it is sent; with other answers it is another one.</param>
internal sealed record ActionAttempt(BoardAction Action, ActionTarget Target, StoredLaunch Stored, SentForm Form, string Submission);
