namespace LaunchControl.Pages.Mails;

/// <summary>A mail, complete in plain text and in HTML.</summary>
/// <param name="Subject">One line without control characters.</param>
public sealed record MailContent(string Subject, string Html, string Text);
