namespace LaunchControl.Pages;

/// <summary>A link to a form that does something.</summary>
/// <param name="Text">What it does.</param>
/// <param name="Path">Where the form is.</param>
public sealed record ActionLink(string Text, string Path);
