using LaunchControl.Core.Ports;

namespace LaunchControl.Functions.Actions;

/// <summary>A form that was sent.</summary>
/// <param name="Token">Of the form, to be sent again with it.</param>
/// <param name="Submission">Id of the form, however often it is sent.</param>
internal sealed record ActionAttempt(BoardAction Action, ActionTarget Target, StoredLaunch Stored, FormAnswers Answers, string Token, string Submission);
