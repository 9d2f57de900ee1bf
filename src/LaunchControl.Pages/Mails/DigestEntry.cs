namespace LaunchControl.Pages.Mails;

/// <summary>One line of a digest: what is asked, by when, and where to do it.</summary>
public sealed record DigestEntry(string What, string When, string? Detail, Uri Link, string LinkText);
